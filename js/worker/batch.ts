/** Copies batches out of the core's memory, so that they can be transferred: see `crates/engine/src/format.rs`. */

import {
  CELL_WORDS,
  HEADER_DOUBLES,
  HEADER_INTERNED,
  HEADER_NARROW_TEXT,
  HEADER_PARTS,
  HEADER_TABLES,
  HEADER_VALUES,
  HEADER_WIDE_TEXT,
} from "../generated/format.js";

const WORD_BYTES = Int32Array.BYTES_PER_ELEMENT;
const CELL_BYTES = CELL_WORDS * WORD_BYTES;

/** The sections of a batch but for its tables: the word of the header with the address, and the size of an item. */
const SECTIONS = [
  [HEADER_NARROW_TEXT, 1],
  [HEADER_WIDE_TEXT, Uint16Array.BYTES_PER_ELEMENT],
  [HEADER_INTERNED, CELL_BYTES],
  [HEADER_VALUES, 1],
  [HEADER_DOUBLES, Float64Array.BYTES_PER_ELEMENT],
  [HEADER_PARTS, WORD_BYTES],
] as const;

/** Enough for every kind of item. */
const aligned = (bytes: number) => (bytes + 7) & ~7;

/**
 * Copies a batch to a buffer of its own, which begins with its header.
 *
 * @param header the address of its header in the memory
 * @param tables how many tables there are
 */
export function copyBatch(memory: ArrayBuffer, header: number, tables: number): ArrayBuffer {
  const headerWords = HEADER_TABLES + 2 * tables;
  const words = new Uint32Array(memory, header, headerWords);
  const sections: (readonly [word: number, itemBytes: number])[] = [...SECTIONS];
  for (let table = 0; table < tables; table++) sections.push([HEADER_TABLES + 2 * table, CELL_BYTES]);
  const sizeOf = (word: number, itemBytes: number) => (words[word + 1] as number) * itemBytes;
  const size = sections.reduce((sum, section) => sum + aligned(sizeOf(...section)), aligned(headerWords * WORD_BYTES));
  const buffer = new ArrayBuffer(size);
  const bytes = new Uint8Array(buffer);
  const copied = new Uint32Array(buffer, 0, headerWords);
  copied.set(words);
  let end = aligned(headerWords * WORD_BYTES);
  for (const [word, itemBytes] of sections) {
    const length = sizeOf(word, itemBytes);
    bytes.set(new Uint8Array(memory, words[word], length), end);
    copied[word] = end;
    end += aligned(length);
  }
  return buffer;
}
