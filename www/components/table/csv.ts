import type { Column } from "./column.ts";
import { inPortions } from "./portions.ts";

/** Few enough rows to be written at once, without keeping anybody waiting. */
const PORTION = 200;

/** Spreadsheets take a file for UTF-8 if it begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What a table shows, as CSV after RFC 4180. Numbers are written as numbers; a text that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
export async function csv<T>(columns: readonly Column<T>[], rows: readonly T[], signal: AbortSignal): Promise<Blob> {
  const { unparse } = (await import("papaparse")).default;
  const write = (lines: readonly Line[]) => `${unparse([...lines], { escapeFormulae: true })}\r\n`;
  return inPortions(written(columns, rows, write), signal);
}

type Line = readonly (string | number)[];

function* written<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  write: (lines: readonly Line[]) => string,
): Generator<void, Blob> {
  const parts = [BYTE_ORDER_MARK, write([columns.map(({ title }) => title())])];
  for (let start = 0; start < rows.length; start += PORTION) {
    const lines = rows.slice(start, start + PORTION).map((record) => columns.map(({ value }) => value(record)));
    parts.push(write(lines));
    yield;
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}
