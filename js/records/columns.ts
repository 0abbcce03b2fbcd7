/**
 * Reads the cells of a batch: see `crates/engine/src/format.rs`. Only one batch is read at a time, and no foreign code runs
 * meanwhile, so the batch's parts are kept in variables here and reading a cell takes a few instructions.
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
  HEADER_LONE_SURROGATES,
  HEADER_NARROW_TEXT,
  HEADER_TABLE_WORDS,
  HEADER_TABLES,
  HEADER_WIDE_TEXT,
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
let narrow = "";
let wide = "";
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
let utf16: TextDecoder | undefined;
let latin1: TextDecoder | undefined;

interface NodeBuffer {
  from(memory: ArrayBuffer, at: number, length: number): { latin1Slice?(): string };
}

function readNarrow(memory: ArrayBuffer, at: number, length: number): string {
  // Node reads Latin-1 several times faster through its `Buffer`.
  const { Buffer: nodeBuffer } = globalThis as { Buffer?: NodeBuffer };
  const text = nodeBuffer?.from(memory, at, length).latin1Slice?.();
  if (text !== undefined) return text;
  latin1 ??= new (platform("TextDecoder"))("latin1");
  return latin1.decode(new Uint8Array(memory, at, length));
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
  narrow = readNarrow(buffer, word(HEADER_NARROW_TEXT), word(HEADER_NARROW_TEXT + 1));
  const hasLoneSurrogates = word(HEADER_LONE_SURROGATES) === 1;
  wide = readWide(buffer, word(HEADER_WIDE_TEXT), word(HEADER_WIDE_TEXT + 1), hasLoneSurrogates);
  const fresh = word(HEADER_INTERNED) >>> 2;
  const end = fresh + CELL_WORDS * word(HEADER_INTERNED + 1);
  for (let at = fresh; at < end; at += CELL_WORDS) known.push(cell(at) as string);
  doubles = new Float64Array(buffer, word(HEADER_DOUBLES), word(HEADER_DOUBLES + 1));
  interned = known;
  starts = tables.map((_, table) => word(HEADER_TABLES + HEADER_TABLE_WORDS * table) >>> 2);
  // The objects in a table's lists are rows of later tables.
  for (let table = tables.length - 1; table >= 0; table--) {
    const { stride = 0, make } = tables[table] as Table;
    const count = word(HEADER_TABLES + HEADER_TABLE_WORDS * table + 1);
    const rows: Target[] = new Array(make ? count : 0);
    for (let row = 0, start = starts[table] as number; make && row < rows.length; row++, start += stride) {
      rows[row] = make(start);
    }
    objects[table] = rows;
  }
  const records = objects[0] as Target[];
  close();
  return records;
}
