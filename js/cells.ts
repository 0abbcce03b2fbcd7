/**
 * Reads the cells of a batch: see `engine/src/batch.rs`. One batch is read at a time, and nobody else's code is called
 * meanwhile; so what its cells refer to is kept here, where reading a cell is a few instructions.
 */

/** An object that is being made: what it holds is what the layout says. */
export type Target = Record<string, unknown>;

/** How objects are made of a table's rows; empty where a list or map of plain values is in the table. */
export interface Table {
  /** Words in a row. */
  readonly stride?: number;
  /** Makes the object of the row that begins at a word. */
  readonly make?: (at: number) => Target;
}

/** The first word of a cell that is no length of a text. */
const NULL = -1;
const INTERNED = -2;
const SMALL = -3;
const DOUBLE = -4;
const BOOLEAN = -5;
const JSON_TEXT = -6;

/** What is left of a text's place in the wide text without the mark that it is there. */
const PLACE = 0x7fffffff;

let words = new Int32Array();
let doubles = new Float64Array();
let narrow = "";
let wide = "";
/** Texts that recur, from this and earlier batches. */
let interned: readonly string[] = [];
/** Where the tables begin, in words. */
let starts: number[] = [];
/** The objects of the tables' rows. */
let objects: Target[][] = [];

/** A value. */
export function cell(at: number): unknown {
  const mark = words[at] as number;
  const word = words[at + 1] as number;
  if (mark >= 0) return text(mark, word);
  if (mark === INTERNED) return interned[word];
  if (mark === SMALL) return word;
  if (mark === NULL) return null;
  if (mark === BOOLEAN) return word === 1;
  if (mark === DOUBLE) return doubles[word];
  return JSON.parse(text(JSON_TEXT - mark, word));
}

function text(length: number, place: number): string {
  if (place >= 0) return narrow.slice(place, place + length);
  const from = place & PLACE;
  return wide.slice(from, from + length);
}

/** Whether there is anything in a group. */
export function isThere(at: number): boolean {
  return words[at] !== 0;
}

/** A list of objects. */
export function list(at: number, table: number): unknown[] {
  const first = words[at + 1] as number;
  return (objects[table] as Target[]).slice(first, first + (words[at] as number));
}

/** A list of values; what is not as documented is left out. */
export function values(at: number, table: number): unknown[] {
  const elements: unknown[] = [];
  let row = (starts[table] as number) + 2 * (words[at + 1] as number);
  for (let count = words[at] as number; count > 0; count--, row += 2) {
    const element = cell(row);
    if (element !== null) elements.push(element);
  }
  return elements;
}

/** An object whose keys are data. */
export function map(at: number, table: number): Target {
  const entries: Target = {};
  let row = (starts[table] as number) + 4 * (words[at + 1] as number);
  for (let count = words[at] as number; count > 0; count--, row += 4) {
    const key = cell(row) as string;
    const value = cell(row + 2);
    if (key === "__proto__") {
      Object.defineProperty(entries, key, { value, configurable: true, enumerable: true, writable: true });
    } else entries[key] = value;
  }
  return entries;
}

const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });
const latin1 = new TextDecoder("latin1");

interface NodeBuffer {
  from(memory: ArrayBuffer, at: number, length: number): { latin1Slice?(): string };
}

/** Node reads Latin-1 several times faster through its `Buffer`. */
const { Buffer: nodeBuffer } = globalThis as { Buffer?: NodeBuffer };

function readNarrow(memory: ArrayBuffer, at: number, length: number): string {
  const text = nodeBuffer?.from(memory, at, length).latin1Slice?.();
  return text ?? latin1.decode(new Uint8Array(memory, at, length));
}

function readWide(memory: ArrayBuffer, at: number, length: number, loneSurrogates: boolean): string {
  const units = new Uint16Array(memory, at, length);
  if (!loneSurrogates) return utf16.decode(units);
  // A decoder would replace surrogates without a partner.
  let text = "";
  for (let from = 0; from < length; from += 4096) text += String.fromCharCode(...units.subarray(from, from + 4096));
  return text;
}

/**
 * Makes one object of every kind, with nothing but nulls in it. To V8, a field whose first value is a double holds
 * doubles, and its first null changes the hidden class of the objects to come; a field that was null first holds all.
 */
export function prepare(tables: readonly Table[]): void {
  words = new Int32Array(Math.max(...tables.map(({ stride = 0 }) => stride))).fill(NULL);
  objects = tables.map(() => []);
  for (const { make } of tables) make?.(0);
  close();
}

/** What was read is not held on to. */
function close(): void {
  objects = [];
  narrow = wide = "";
  words = new Int32Array();
  doubles = new Float64Array();
  interned = [];
  starts = [];
}

/**
 * Makes the records of the batch whose header is at an address: see `Batch::header` in `engine/src/batch.rs`.
 *
 * @param known texts that earlier batches of the same answer have brought; those of this one are added
 */
export function read(memory: WebAssembly.Memory, address: number, tables: readonly Table[], known: string[]): Target[] {
  const buffer = memory.buffer as ArrayBuffer;
  words = new Int32Array(buffer);
  let at = address >>> 2;
  const next = () => (words[at++] as number) >>> 0;
  const loneSurrogates = next() === 1;
  narrow = readNarrow(buffer, next(), next());
  wide = readWide(buffer, next(), next(), loneSurrogates);
  const fresh = next() >>> 2;
  for (let row = fresh, end = fresh + 2 * next(); row < end; row += 2) known.push(cell(row) as string);
  doubles = new Float64Array(buffer, next(), next());
  interned = known;
  starts = tables.map((_, table) => (words[at + 2 * table] as number) >>> 2);
  // The objects in a table's lists are those of tables behind it.
  for (let table = tables.length - 1; table >= 0; table--) {
    const { stride = 0, make } = tables[table] as Table;
    const rows: Target[] = new Array(make ? words[at + 2 * table + 1] : 0);
    for (let row = 0, start = starts[table] as number; make && row < rows.length; row++, start += stride) {
      rows[row] = make(start);
    }
    objects[table] = rows;
  }
  const records = objects[0] as Target[];
  close();
  return records;
}
