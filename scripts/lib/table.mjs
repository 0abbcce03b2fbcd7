/**
 * @typedef {object} Column
 * @property {string} title
 * @property {"left" | "right"} [align] default: left
 * @property {number} [max] maximum width; longer text is cut off with an ellipsis
 */

/**
 * Aligns rows as text; `null` and `undefined` are shown as –.
 * @param {Column[]} columns
 * @param {(string | number | null | undefined)[][]} rows
 */
export function table(columns, rows) {
  const cells = rows.map((row) => columns.map((column, i) => fit(String(row[i] ?? "–"), column.max)));
  const widths = columns.map((column, i) => Math.max(column.title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  /** @param {string[]} row */
  const line = (row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align))
      .join("  ")
      .trimEnd();
  const titles = columns.map((column) => column.title);
  return [line(titles), line(widths.map((width) => "─".repeat(width))), ...cells.map(line)].join("\n");
}

/**
 * @param {string} text
 * @param {number} [max]
 */
const fit = (text, max = Infinity) => (text.length > max ? `${text.slice(0, max - 1)}…` : text);

/**
 * @param {string} text
 * @param {number} width
 * @param {"left" | "right"} [align]
 */
const pad = (text, width, align) => (align === "right" ? text.padStart(width) : text.padEnd(width));
