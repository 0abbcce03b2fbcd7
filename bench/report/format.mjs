// Numbers and tables as the report shows them.

/** @param {number} value */
export const times = (value) => `${value >= 20 ? value.toFixed(0) : value.toFixed(2)}×`;

/** @param {number} value */
export const milliseconds = (value) => `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)} ms`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes >= 1e7 ? 0 : 1)} MB`;

/** @param {number} bytes */
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(bytes >= 1e5 ? 0 : 1)} KB`;

/** @param {{ low: number, high: number }} estimate */
export const interval = ({ low, high }) => `${low.toFixed(2)}–${high.toFixed(2)}`;

/** @param {number} count */
export const thousands = (count) => count.toLocaleString("en-US");

/** @type {Record<"node" | "chromium", string>} */
export const RUNTIME_NAMES = { node: "Node", chromium: "Chromium" };

/**
 * A table in Markdown; the first `left` columns are texts, the others numbers.
 * @param {readonly string[]} titles
 * @param {readonly (readonly (string | number | null | undefined)[])[]} rows
 * @param {number} [left]
 */
export function markdownTable(titles, rows, left = 1) {
  const line = (/** @type {readonly (string | number | null | undefined)[]} */ cells) =>
    `| ${cells.map((cell) => String(cell ?? "–").replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = titles.map((_, place) => (place < left ? "---" : "--:"));
  return [line(titles), line(rule), ...rows.map(line)].join("\n");
}
