/**
 * Reads the cells of a batch: see `crates/engine/src/format.rs`. One batch is read at a time, and no foreign code is called
 * meanwhile. So what its cells refer to can be kept in variables here, and reading a cell takes a few instructions.
 */

import {
  CELL_BOOLEAN,
  CELL_DOUBLE,
  CELL_INTEGER,
  CELL_INTERNED,
  CELL_JSON,
  CELL_NULL,
  CELL_WORDS,
  HEADER_DOUBLES,
  HEADER_INTERNED,
  HEADER_INTERNED_NARROW_TEXT,
  HEADER_INTERNED_WIDE_TEXT,
  HEADER_LONE_SURROGATES,
  HEADER_NARROW_TEXT,
  HEADER_PARTS,
  HEADER_TABLE_WORDS,
  HEADER_TABLES,
  HEADER_WIDE_TEXT,
  PART_NARROW_END,
  PART_ROWS,
  PART_WIDE_END,
  TEXT_WIDE,
} from "../generated/format.js";

/** An object that is being built; its layout says what it holds. */
export type Target = Record<string, unknown>;

/** How objects are made from a table's rows; empty if the table holds lists or maps of plain values. */
export interface Table {
  /** Words in a row. */
  readonly stride?: number;
  /** Makes the object of the row that begins at a word. */
  readonly make?: (at: number) => Target;
}

/** The words of an entry in a table of a map's entries. */
const ENTRY_WORDS = 2 * CELL_WORDS;

let words = new Int32Array();
let doubles = new Float64Array();
/** The texts of the part that is read, and where they begin in the batch's. */
let narrow = "";
let narrowStart = 0;
let wide = "";
let wideStart = 0;
/** Reads some of the batch's texts, if the part is so large that no text may hold all of it: a record by itself. */
let readLarge: ((length: number, position: number) => string) | undefined;
/** Strings that recur, from this and earlier batches. */
let interned: readonly string[] = [];
/** Where the tables begin, in words. */
let starts: number[] = [];
/** The objects of the tables' rows. */
let objects: Target[][] = [];

/** A value. */
export function cell(at: number): unknown {
  const first = words[at] as number;
  const word = words[at + 1] as number;
  if (first >= 0) return text(first, word);
  if (first === CELL_INTERNED) return interned[word];
  if (first === CELL_INTEGER) return word;
  if (first === CELL_NULL) return null;
  if (first === CELL_BOOLEAN) return word === 1;
  if (first === CELL_DOUBLE) return doubles[word];
  return JSON.parse(text(CELL_JSON - first, word));
}

function text(length: number, position: number): string {
  if (readLarge) return readLarge(length, position);
  if ((position & TEXT_WIDE) === 0) {
    const from = position - narrowStart;
    return narrow.slice(from, from + length);
  }
  const from = (position & ~TEXT_WIDE) - wideStart;
  return wide.slice(from, from + length);
}

/** Whether a group has any value. */
export function hasValue(at: number): boolean {
  return words[at] !== 0;
}

/** A list of objects. */
export function list(at: number, table: number): unknown[] {
  const first = words[at + 1] as number;
  return (objects[table] as Target[]).slice(first, first + (words[at] as number));
}

/** A list of plain values; those that are not as documented are left out. */
export function values(at: number, table: number): unknown[] {
  const elements: unknown[] = [];
  let row = (starts[table] as number) + CELL_WORDS * (words[at + 1] as number);
  for (let count = words[at] as number; count > 0; count--, row += CELL_WORDS) {
    const element = cell(row);
    if (element !== null) elements.push(element);
  }
  return elements;
}

/** An object whose keys are data. */
export function map(at: number, table: number): Target {
  const entries: Target = {};
  let row = (starts[table] as number) + ENTRY_WORDS * (words[at + 1] as number);
  for (let count = words[at] as number; count > 0; count--, row += ENTRY_WORDS) {
    const key = cell(row) as string;
    const value = cell(row + CELL_WORDS);
    if (key === "__proto__") {
      Object.defineProperty(entries, key, { value, configurable: true, enumerable: true, writable: true });
    } else entries[key] = value;
  }
  return entries;
}

/** Made when they are first needed: importing the package needs nothing of the platform. */
let utf16: TextDecoder | undefined;
let latin1: TextDecoder | undefined;

interface NodeBuffer {
  from(memory: ArrayBuffer, at: number, length: number): { latin1Slice?(): string };
}

/** Node reads Latin-1 several times faster through its `Buffer`. */
const { Buffer: nodeBuffer } = globalThis as { Buffer?: NodeBuffer };

function readNarrow(memory: ArrayBuffer, at: number, length: number): string {
  const text = nodeBuffer?.from(memory, at, length).latin1Slice?.();
  latin1 ??= new TextDecoder("latin1");
  return text ?? latin1.decode(new Uint8Array(memory, at, length));
}

function readWide(memory: ArrayBuffer, at: number, length: number, loneSurrogates: boolean): string {
  if (length === 0) return "";
  const units = new Uint16Array(memory, at, length);
  utf16 ??= new TextDecoder("utf-16le", { ignoreBOM: true });
  if (!loneSurrogates) return utf16.decode(units);
  // A decoder would replace lone surrogates.
  let text = "";
  for (let from = 0; from < length; from += 4096) text += String.fromCharCode(...units.subarray(from, from + 4096));
  return text;
}

/** The units of a text, from an address on. */
type ReadText = (isWide: boolean, at: number, length: number) => string;

/** Half the units of the pieces that a large part is read in. */
const PIECE = 4096;

/**
 * A part that a single record fills, however large, is read in pieces that overlap by half: a shorter text is whole in
 * one of them, a longer one is its own.
 */
function largePart(readText: ReadText, narrowEnd: number, wideEnd: number): typeof readLarge {
  const known: [narrow: string[], wide: string[]] = [[], []];
  return (length, position) => {
    const isWide = (position & TEXT_WIDE) !== 0;
    const at = position & ~TEXT_WIDE;
    if (length > PIECE) return readText(isWide, at, length);
    const index = Math.floor(at / PIECE);
    const start = index * PIECE;
    const pieces = known[isWide ? 1 : 0];
    pieces[index] ??= readText(isWide, start, Math.min(2 * PIECE, (isWide ? wideEnd : narrowEnd) - start));
    return pieces[index].slice(at - start, at - start + length);
  };
}

/** The strings that are newly interned. They recur, so they are no slices of a longer text, which they would hold. */
function readInterned(memory: ArrayBuffer, address: number, known: string[]): void {
  const header = address >>> 2;
  const word = (index: number) => (words[header + index] as number) >>> 0;
  const start = word(HEADER_INTERNED) >>> 2;
  const end = start + CELL_WORDS * word(HEADER_INTERNED + 1);
  for (let at = start; at < end; at += CELL_WORDS) {
    const length = words[at] as number;
    const position = words[at + 1] as number;
    const isWide = (position & TEXT_WIDE) !== 0;
    const units = isWide
      ? new Uint16Array(memory, word(HEADER_INTERNED_WIDE_TEXT) + 2 * (position & ~TEXT_WIDE), length)
      : new Uint8Array(memory, word(HEADER_INTERNED_NARROW_TEXT) + position, length);
    known.push(String.fromCharCode(...units));
  }
}

/**
 * Makes one object of every kind, full of nulls. In V8, a field whose first value is a double holds only doubles, and
 * its first null changes the hidden class of all later objects; a field that was null at first holds anything.
 */
export function prepare(tables: readonly Table[]): void {
  words = new Int32Array(Math.max(...tables.map(({ stride = 0 }) => stride))).fill(CELL_NULL);
  objects = tables.map(() => []);
  for (const { make } of tables) make?.(0);
  close();
}

/** Lets go of the batch. */
function close(): void {
  objects = [];
  narrow = wide = "";
  narrowStart = wideStart = 0;
  readLarge = undefined;
  words = new Int32Array();
  doubles = new Float64Array();
  interned = [];
  starts = [];
}

/**
 * Builds the records of the batch whose header is at an address.
 *
 * @param known the interned strings of earlier batches of the same answer; those of this one are added
 */
export function read(memory: WebAssembly.Memory, address: number, tables: readonly Table[], known: string[]): Target[] {
  const buffer = memory.buffer as ArrayBuffer;
  words = new Int32Array(buffer);
  const header = address >>> 2;
  const word = (index: number) => (words[header + index] as number) >>> 0;
  readInterned(buffer, address, known);
  interned = known;
  doubles = new Float64Array(buffer, word(HEADER_DOUBLES), word(HEADER_DOUBLES + 1));
  starts = tables.map((_, table) => word(HEADER_TABLES + HEADER_TABLE_WORDS * table) >>> 2);
  objects = tables.map(({ make }, table) => new Array(make ? word(HEADER_TABLES + HEADER_TABLE_WORDS * table + 1) : 0));
  const hasLoneSurrogates = word(HEADER_LONE_SURROGATES) === 1;
  const [narrowAt, wideAt] = [word(HEADER_NARROW_TEXT), word(HEADER_WIDE_TEXT)];
  // A piece may begin or end within a pair of surrogates.
  const readText: ReadText = (isWide, at, length) =>
    isWide ? readWide(buffer, wideAt + 2 * at, length, true) : readNarrow(buffer, narrowAt + at, length);
  const partWords = PART_ROWS + tables.length;
  const end = (word(HEADER_PARTS) >>> 2) + word(HEADER_PARTS + 1);
  let narrowEnd = 0;
  let wideEnd = 0;
  const done = tables.map(() => 0);
  for (let part = word(HEADER_PARTS) >>> 2; part < end; part += partWords) {
    narrowStart = narrowEnd;
    wideStart = wideEnd;
    narrowEnd = words[part + PART_NARROW_END] as number;
    wideEnd = words[part + PART_WIDE_END] as number;
    if (Math.max(narrowEnd - narrowStart, wideEnd - wideStart) > 2 * PIECE) {
      readLarge = largePart(readText, narrowEnd, wideEnd);
    } else {
      readLarge = undefined;
      narrow = readNarrow(buffer, narrowAt + narrowStart, narrowEnd - narrowStart);
      wide = readWide(buffer, wideAt + 2 * wideStart, wideEnd - wideStart, hasLoneSurrogates);
    }
    // The objects in a table's lists are rows of later tables.
    for (let table = tables.length - 1; table >= 0; table--) {
      const last = words[part + PART_ROWS + table] as number;
      makeRows(
        tables[table] as Table,
        objects[table] as Target[],
        starts[table] as number,
        done[table] as number,
        last,
      );
      done[table] = last;
    }
  }
  const records = objects[0] as Target[];
  close();
  return records;
}

/** Makes the objects of some of a table's rows. */
function makeRows({ stride = 0, make }: Table, rows: Target[], start: number, first: number, end: number): void {
  if (!make) return;
  for (let row = first, at = start + stride * first; row < end; row++, at += stride) rows[row] = make(at);
}
