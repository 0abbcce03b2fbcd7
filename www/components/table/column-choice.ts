import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Column } from "./column.ts";

/** Which columns of a table are shown, and what has to be requested for them. */
export interface ColumnChoice<T> {
  readonly all: Accessor<readonly Column<T>[]>;
  readonly chosen: Accessor<readonly Column<T>[]>;
  readonly isChosen: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  /** The properties that the chosen columns need. Hiding a column changes nothing, since what is there can stay. */
  readonly select: Accessor<readonly (keyof T)[]>;
}

/**
 * @param all the first of them is always shown: it says what a row is about
 * @param initial the keys of those shown at first
 * @param always the properties that are needed whatever is shown
 */
export function createColumnChoice<T>(
  all: Accessor<readonly Column<T>[]>,
  initial: readonly string[],
  always: readonly (keyof T)[],
): ColumnChoice<T> {
  const [keys, setKeys] = createSignal<ReadonlySet<string>>(new Set([all()[0]?.key ?? "", ...initial]));
  const chosen = createMemo(() => all().filter(({ key }) => keys().has(key)));
  const select = createMemo<readonly (keyof T)[]>((before) => {
    const needed = new Set([...always, ...chosen().flatMap(({ needs }) => needs)]);
    return [...needed].every((property) => before.includes(property)) ? before : [...needed];
  }, []);
  return {
    all,
    chosen,
    isChosen: (key) => keys().has(key),
    toggle: (key) => setKeys((before) => toggled(before, key)),
    select,
  };
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
