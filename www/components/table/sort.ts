import type { Column, SortValue } from "./column.ts";

/** Which column rows are sorted by, and which way. */
export interface Order {
  readonly key: string;
  readonly isDescending: boolean;
}

/** Few enough to be sorted at once, without keeping anybody waiting. */
const RUN = 1000;

/** The records in a column's order. It stops often enough to be paused: see `inPortions`. */
export function* sorted<T>(
  records: readonly T[],
  column: Column<T>,
  isDescending: boolean,
  language: string,
): Generator<void, readonly T[]> {
  const compareValues = comparison(language);
  const compare = (a: Entry<T>, b: Entry<T>) => {
    // What is missing comes last in either direction.
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    const compared = compareValues(a.value, b.value);
    return isDescending ? -compared : compared;
  };
  let runs: Entry<T>[][] = [];
  for (let start = 0; start < records.length; start += RUN) {
    const entries = records.slice(start, start + RUN).map((record) => ({ record, value: column.sortValue(record) }));
    runs.push(entries.sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Entry<T>[][] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(yield* merge(runs[i] ?? [], runs[i + 1] ?? [], compare));
    runs = merged;
  }
  return (runs[0] ?? []).map(({ record }) => record);
}

interface Entry<T> {
  readonly record: T;
  readonly value: SortValue;
}

function* merge<E>(left: E[], right: E[], compare: (a: E, b: E) => number): Generator<void, E[]> {
  const merged: E[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const fromLeft = r >= right.length || (l < left.length && compare(left[l] as E, right[r] as E) <= 0);
    merged.push((fromLeft ? left[l++] : right[r++]) as E);
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}

function comparison(language: string): (a: SortValue, b: SortValue) => number {
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(String(a), String(b));
  };
}
