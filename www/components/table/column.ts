import type { JSX } from "solid-js";
import { dateTime, number } from "../../language/format.ts";

/** What a column is sorted by. What is missing comes last in either direction. */
export type SortValue = string | number | null;

/** A column of a table of `T`. Its title and texts follow the language. */
export interface Column<T> {
  readonly key: string;
  readonly title: () => string;
  /** The properties that it reads: a request has to select them. */
  readonly needs: readonly (keyof T)[];
  /** In rem. */
  readonly width: number;
  readonly kind: "text" | "number" | "date";
  /** What is shown; what is searched, if the column is a text. */
  readonly text: (record: T) => string;
  /** What is exported: the text, or a plain number. */
  readonly value: (record: T) => string | number;
  readonly sortValue: (record: T) => SortValue;
  /** What is shown, where it is more than the text. */
  readonly cell?: (record: T) => JSX.Element;
}

type Missing = null | undefined;

interface Common<T, K extends keyof T> {
  readonly key: string;
  readonly title: () => string;
  readonly needs: readonly K[];
  readonly width?: number;
  readonly cell?: (record: Pick<T, K>) => JSX.Element;
  /** @default what it shows, unformatted */
  readonly sortBy?: (record: Pick<T, K>) => SortValue;
}

interface TextColumn<T, K extends keyof T> extends Common<T, K> {
  readonly of: (record: Pick<T, K>) => string | Missing;
}

interface NumberColumn<T, K extends keyof T> extends Common<T, K> {
  readonly of: (record: Pick<T, K>) => number | Missing;
  readonly format?: (value: number) => string;
}

interface DateColumn<T, K extends keyof T> extends Common<T, K> {
  /** An instant in ISO 8601. */
  readonly of: (record: Pick<T, K>) => string | Missing;
  readonly format?: (at: string) => string;
}

/** What makes the columns of a table of `T`. The compiler checks that a column reads only what it needs. */
export function columnsOf<T>() {
  return {
    text<K extends keyof T>({ of, sortBy, width = 11, ...common }: TextColumn<T, K>): Column<T> {
      const text = (record: Pick<T, K>) => of(record) ?? "";
      return {
        ...common,
        width,
        kind: "text",
        text,
        value: text,
        sortValue: sortBy ?? ((record) => of(record) || null),
      };
    },

    number<K extends keyof T>({ of, format = number, width = 8, sortBy, ...common }: NumberColumn<T, K>): Column<T> {
      const value = (record: Pick<T, K>) => of(record) ?? null;
      const text = (record: Pick<T, K>) => formatted(of(record), format);
      return {
        ...common,
        width,
        kind: "number",
        text,
        value: (record) => value(record) ?? "",
        sortValue: sortBy ?? value,
      };
    },

    date<K extends keyof T>({ of, format = dateTime, width = 11, sortBy, ...common }: DateColumn<T, K>): Column<T> {
      const text = (record: Pick<T, K>) => formatted(of(record), format);
      return {
        ...common,
        width,
        kind: "date",
        text,
        value: text,
        sortValue: sortBy ?? ((record) => of(record) ?? null),
      };
    },
  };
}

function formatted<V>(value: V | Missing, format: (value: V) => string): string {
  return value === null || value === undefined ? "" : format(value);
}
