import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import { language } from "../../language/language.ts";
import type { Column } from "./column.ts";
import { inPortions } from "./portions.ts";
import { createSearchText, wordsOf } from "./search.ts";
import { type Order, sorted } from "./sort.ts";

export interface RowsSource<T> {
  readonly records: Accessor<readonly T[]>;
  readonly columns: Accessor<readonly Column<T>[]>;
  readonly query: Accessor<string>;
  /** Which records are shown, besides what is searched. */
  readonly filter: Accessor<((record: T) => boolean) | undefined>;
  readonly order: Accessor<Order | null>;
}

/** How many records are looked at before the time is. */
const CHECK_EVERY = 256;

export interface Rows<T> {
  /** The records that match, in order. */
  readonly matching: readonly T[];
  /** How many records there are, matching or not. */
  readonly total: number;
}

/** The rows of a table. Long lists are searched and sorted in portions, so they lag behind what has arrived. */
export function createRows<T extends object>(source: RowsSource<T>): Accessor<Rows<T>> {
  const { records, columns, query, filter, order } = source;
  const [rows, setRows] = createSignal<Rows<T>>({ matching: [], total: 0 });
  const searchText = createMemo(() => {
    language();
    return createSearchText(columns());
  });
  let controller = new AbortController();
  let isRunning = false;
  let isOutdated = false;

  async function run(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    isRunning = true;
    isOutdated = false;
    const total = untrack(records).length;
    const work = untrack(() =>
      select(records(), columns(), wordsOf(query()), filter(), searchText(), order(), language()),
    );
    const selected = await inPortions(work, signal).catch((problem) => {
      if (!signal.aborted) throw problem;
    });
    if (!selected || signal.aborted) return;
    isRunning = false;
    setRows({ matching: selected, total });
    if (isOutdated) void run();
  }

  createEffect(on([columns, query, filter, order, language], () => void run()));
  // While records arrive faster than they are sorted, each sort is finished all the same.
  createEffect(
    on(records, () => {
      if (isRunning) isOutdated = true;
      else void run();
    }),
  );
  onCleanup(() => controller.abort());
  return rows;
}

function* select<T>(
  records: readonly T[],
  columns: readonly Column<T>[],
  words: readonly string[],
  filter: ((record: T) => boolean) | undefined,
  searchText: (record: T) => string,
  order: Order | null,
  locale: string,
): Generator<void, readonly T[]> {
  const isMatching = (record: T) =>
    (filter?.(record) ?? true) && words.every((word) => searchText(record).includes(word));
  const matching: T[] = [];
  for (const [index, record] of records.entries()) {
    if (isMatching(record)) matching.push(record);
    if (index % CHECK_EVERY === 0) yield;
  }
  const column = columns.find(({ key }) => key === order?.key);
  return column && order ? yield* sorted(matching, column, order.isDescending, locale) : matching;
}
