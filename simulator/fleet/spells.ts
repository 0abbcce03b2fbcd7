import { Random } from "../random.ts";
import { type Asset, lastHeardOf } from "./asset.ts";
import { DAY, HOUR, REFERENCE } from "./calendar.ts";

/** A time during which a device communicates. */
export interface Spell {
  /** From 0, the time before the simulator's reference instant. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The shortest silence: long enough that a device has at most one spell on any day. */
const MIN_SILENCE = 26 * HOUR;

/**
 * When a device communicates. It does from its installation until it falls silent, before the reference instant. Most
 * come back after that instant, soon or late, and from then on fall silent and come back at regular intervals, so that
 * any instant, however late, can be looked up directly. Expects an asset as it was at the reference instant.
 */
export class Spells {
  readonly #first: Spell | null;
  /** When it first comes back; infinity if it never does. */
  readonly #returns: number;
  /** When the second spell after the reference instant begins. */
  readonly #regular: number;
  readonly #interval: number;
  readonly #seed: number;
  readonly #index: number;

  constructor(seed: number, asset: Asset) {
    const end = lastHeardOf(asset);
    const random = new Random(seed, "spells", asset.index);
    this.#seed = seed;
    this.#index = asset.index;
    this.#first = end === null ? null : { number: 0, start: asset.installed, end };
    this.#returns = end === null ? Number.POSITIVE_INFINITY : REFERENCE + silenceAfterReference(random);
    this.#interval = random.integer(3 * DAY, 16 * DAY);
    // Some are soon lost again, so that devices fall silent on the first day too.
    const firstSpell = random.chance(0.2) ? random.integer(HOUR / 2, 5 * HOUR) : random.integer(HOUR, this.#interval);
    this.#regular = this.#returns + firstSpell + MIN_SILENCE;
  }

  /** The last spell that has begun by an instant, or null if the device had never communicated. */
  lastBegun(instant: number): Spell | null {
    if (instant < this.#returns) return this.#first !== null && this.#first.start <= instant ? this.#first : null;
    if (instant < this.#regular) return this.#spell(1, this.#returns, this.#regular);
    const count = Math.floor((instant - this.#regular) / this.#interval);
    const start = this.#regular + count * this.#interval;
    return this.#spell(count + 2, start, start + this.#interval);
  }

  /** The spells that have begun by an instant, in chronological order. */
  *begunBy(instant: number): Iterable<Spell> {
    if (this.#first !== null && this.#first.start <= instant) yield this.#first;
    for (let start = this.#returns, number = 1; start <= instant; number++) {
      const next = number === 1 ? this.#regular : start + this.#interval;
      yield this.#spell(number, start, next);
      start = next;
    }
  }

  #spell(number: number, start: number, next: number): Spell {
    // The first one's end has been drawn; the others leave at most half of their interval to silence, and a day.
    const share = number === 1 ? 0 : new Random(this.#seed, "silence", this.#index, number).next() / 2;
    return { number, start, end: next - MIN_SILENCE - Math.floor((next - start) * share) };
  }
}

/** How long after the reference instant a device comes back: most within hours, densest in the first minutes. */
function silenceAfterReference(random: Random): number {
  const draw = random.next();
  const share = random.next();
  if (draw < 0.65) return 1_000 + Math.floor(share ** 2 * 3 * HOUR);
  if (draw < 0.9) return 3 * HOUR + Math.floor(share * 20 * DAY);
  return 20 * DAY + Math.floor(share * 180 * DAY);
}
