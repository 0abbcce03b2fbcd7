/**
 * Reads the cells of a batch: see `crates/engine/src/format.rs`. Only one batch is read at a time, and no foreign code runs
 * meanwhile, so the batch's parts are kept in variables here and reading a cell takes a few instructions.
 */

import {
  CELL_BOOLEAN,
  CELL_DOUBLE,
  CELL_INTEGER,
  CELL_INTERNED,
  CELL_NULL,
  CELL_WORDS,
  HEADER_DOUBLES,
  HEADER_INTERNED,
  HEADER_LONE_SURROGATES,
  HEADER_NARROW_TEXT,
  HEADER_PARTS,
  HEADER_TABLES,
  HEADER_VALUES,
  HEADER_WIDE_TEXT,
  PART_INTERNED_END,
  PART_NARROW_END,
  PART_ROWS_END,
  PART_WIDE_END,
  TEXT_WIDE,
} from "../generated/format.js";
import { platform } from "../runtime/platform.js";

/** An object being built; its layout says what it holds. */
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
/** The texts of the part that is being read. */
let narrow = "";
let wide = "";
/** Values that came as JSON. */
let parsed: readonly unknown[] = [];
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
  return parsed[word];
}

function text(length: number, position: number): string {
  if ((position & TEXT_WIDE) === 0) return narrow.slice(position, position + length);
  const from = position & ~TEXT_WIDE;
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

/** A list of plain values, without those that are not as documented. */
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

/** Created on first use: importing the package must not need any platform object. */
let utf8: TextDecoder | undefined;
let utf16: TextDecoder | undefined;
let latin1: TextDecoder | undefined;

function readJson(memory: ArrayBuffer, at: number, length: number): unknown[] {
  if (length === 0) return [];
  utf8 ??= new (platform("TextDecoder"))();
  return JSON.parse(utf8.decode(new Uint8Array(memory, at, length)));
}

interface NodeBuffer {
  from(memory: ArrayBuffer, at: number, length: number): { latin1Slice?(from: number, to: number): string };
}

/** Reads a part of a text. */
type ReadPart = (from: number, to: number) => string;

function openNarrow(memory: ArrayBuffer, at: number, length: number): ReadPart {
  // Node reads Latin-1 several times faster through its `Buffer`.
  const { Buffer: nodeBuffer } = globalThis as { Buffer?: NodeBuffer };
  const bytes = nodeBuffer?.from(memory, at, length);
  if (bytes?.latin1Slice) return bytes.latin1Slice.bind(bytes);
  latin1 ??= new (platform("TextDecoder"))("latin1");
  const text = latin1.decode(new Uint8Array(memory, at, length));
  return (from, to) => copy(text.slice(from, to));
}

function readWide(memory: ArrayBuffer, at: number, length: number, loneSurrogates: boolean): string {
  const units = new Uint16Array(memory, at, length);
  if (!loneSurrogates) {
    utf16 ??= new (platform("TextDecoder"))("utf-16le", { ignoreBOM: true });
    return utf16.decode(units);
  }
  // A TextDecoder would replace lone surrogates.
  let text = "";
  for (let from = 0; from < length; from += 4096) text += String.fromCharCode(...units.subarray(from, from + 4096));
  return text;
}

/** A copy of a slice, which would keep the whole text that it was cut from in memory. */
function copy(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** The same for an interned string, faster: slices of up to 12 characters are copies, and it has no more than 32. */
function copyShort(slice: string): string {
  return slice.slice(0, 12) + slice.slice(12, 24) + slice.slice(24);
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

/** Releases the batch. */
function close(): void {
  objects = [];
  narrow = wide = "";
  words = new Int32Array();
  doubles = new Float64Array();
  interned = parsed = [];
  starts = [];
}

/**
 * Builds the records of the batch whose header is at an address in a buffer.
 *
 * @param known the interned strings of earlier batches of the same answer; those of this one are added
 */
export function read(buffer: ArrayBuffer, address: number, tables: readonly Table[], known: string[]): Target[] {
  words = new Int32Array(buffer);
  const header = address >>> 2;
  const word = (index: number) => (words[header + index] as number) >>> 0;
  const narrowPart = openNarrow(buffer, word(HEADER_NARROW_TEXT), word(HEADER_NARROW_TEXT + 1));
  const hasLoneSurrogates = word(HEADER_LONE_SURROGATES) === 1;
  const allWide = readWide(buffer, word(HEADER_WIDE_TEXT), word(HEADER_WIDE_TEXT + 1), hasLoneSurrogates);
  interned = known;
  parsed = readJson(buffer, word(HEADER_VALUES), word(HEADER_VALUES + 1));
  doubles = new Float64Array(buffer, word(HEADER_DOUBLES), word(HEADER_DOUBLES + 1));
  starts = tables.map((_, table) => word(HEADER_TABLES + 2 * table) >>> 2);
  const parts = word(HEADER_PARTS) >>> 2;
  const partsEnd = parts + word(HEADER_PARTS + 1);
  objects = tables.map(({ make }, table) => new Array(make ? words[partsEnd - tables.length + table] : 0));
  const strings = word(HEADER_INTERNED) >>> 2;
  const built = tables.map(() => 0);
  let [narrowStart, wideStart, string] = [0, 0, strings];
  for (let part = parts; part < partsEnd; part += PART_ROWS_END + tables.length) {
    const narrowEnd = words[part + PART_NARROW_END] as number;
    const wideEnd = words[part + PART_WIDE_END] as number;
    const stringsEnd = strings + CELL_WORDS * (words[part + PART_INTERNED_END] as number);
    narrow = narrowPart(narrowStart, narrowEnd);
    wide = copy(allWide.slice(wideStart, wideEnd));
    for (; string < stringsEnd; string += CELL_WORDS) known.push(copyShort(cell(string) as string));
    // The objects in a table's lists are rows of later tables.
    for (let table = tables.length - 1; table >= 0; table--) {
      const { stride = 0, make } = tables[table] as Table;
      if (!make) continue;
      const rows = objects[table] as Target[];
      const end = words[part + PART_ROWS_END + table] as number;
      let row = built[table] as number;
      for (let at = (starts[table] as number) + row * stride; row < end; row++, at += stride) rows[row] = make(at);
      built[table] = row;
    }
    [narrowStart, wideStart] = [narrowEnd, wideEnd];
  }
  const records = objects[0] as Target[];
  close();
  return records;
}
