/**
 * Seeded random numbers: the same key always gives the same sequence.
 *
 * Each record draws from its own `Random`, keyed by seed, purpose and index. So record 7 is the same in a fleet of
 * 10 and of 10,000, and resources do not affect each other's draws.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...key: readonly (string | number)[]) {
    const text = key.join("/");
    let [a, b, c] = [0x9e3779b9, 0x243f6a88, 0xb7e15162];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, FNV_PRIME);
      b = Math.imul(b ^ code, FNV_PRIME);
      c = Math.imul(c ^ code, FNV_PRIME);
    }
    [this.#a, this.#b, this.#c] = [spread(a), spread(b), spread(c)];
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A number in [0, 1), from an sfc32 generator. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** A number from `min` to `max` with at most `decimals` decimals. */
  decimal(min: number, max: number, decimals: number): number {
    const scale = 10 ** decimals;
    return Math.round((min + this.next() * (max - min)) * scale) / scale;
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const element = list[this.integer(0, list.length - 1)];
    if (element === undefined) throw new RangeError("Cannot pick from an empty list.");
    return element;
  }

  /** The result of `make`, with the given probability; otherwise null. */
  maybe<T>(probability: number, make: () => T): T | null {
    return this.chance(probability) ? make() : null;
  }

  /** A string of decimal digits. */
  digits(length: number): string {
    return this.#characters("0123456789", length);
  }

  /** A string of lower-case hexadecimal digits. */
  hex(length: number): string {
    return this.#characters("0123456789abcdef", length);
  }

  /** An identifier like the API's: int64, occasionally above 2³¹. */
  id(): number {
    return this.integer(1_000, 9_999_999) + (this.chance(0.1) ? 2 ** 32 : 0);
  }

  #characters(alphabet: string, length: number): string {
    let text = "";
    while (text.length < length) text += alphabet[this.integer(0, alphabet.length - 1)];
    return text;
  }
}

/** Eight hexadecimal digits that distinguish texts without revealing them. */
export function fingerprint(text: string): string {
  return (hash(text, 0x811c9dc5) >>> 0).toString(16).padStart(8, "0");
}

const FNV_PRIME = 0x01000193;

/** FNV-1a over UTF-16 units, then a finaliser that spreads neighbouring keys apart. */
function hash(text: string, basis: number): number {
  let value = basis;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return spread(value);
}

function spread(hashed: number): number {
  let value = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
