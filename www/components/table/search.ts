import type { Column } from "./column.ts";

const ASCII = /^[\0-\x7f]*$/;

/** Text as it is compared with what is searched: without case, accents and dashes. */
export function fold(text: string): string {
  const plain = ASCII.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe");
  return plain.toLowerCase().replace(/\p{Pd}/gu, "");
}

export function wordsOf(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** What is searched of a record: the texts of these columns, folded once. */
export function createSearchText<T extends object>(columns: readonly Column<T>[]): (record: T) => string {
  const searched = columns.filter(({ kind }) => kind === "text");
  const known = new WeakMap<T, string>();
  return (record) => {
    let text = known.get(record);
    if (text === undefined) {
      text = fold(searched.map((column) => column.text(record)).join("\n"));
      known.set(record, text);
    }
    return text;
  };
}
