/** A parameter of a fault. */
export interface Parameter<T> {
  /** What it is, for `--help`. */
  readonly about: string;
  /** The value if none is given. */
  readonly fallback: T;
  /** Which values it takes, for the error message. */
  readonly accepts: string;
  /** The value that a text stands for, or undefined if it is invalid. */
  read(text: string): T | undefined;
}

/** The parameters of a fault, by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** A value for each parameter. */
export type Values<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends Parameter<infer T> ? T : never;
};

/** How a missing value is written. */
const NONE = "none";

/** An integer from `min` to `max`, both included. */
export function integer(
  about: string,
  fallback: number,
  { min = 0, max = 1_000_000_000 }: { min?: number; max?: number } = {},
): Parameter<number> {
  return {
    about,
    fallback,
    accepts: `an integer from ${min} to ${max}`,
    read: (text) => (/^-?\d{1,15}$/.test(text) ? within(Number(text), min, max) : undefined),
  };
}

/** A number from 0 to 1. */
export function share(about: string, fallback: number): Parameter<number> {
  return {
    about,
    fallback,
    accepts: "a number from 0 to 1",
    read: (text) => (/^\d+(\.\d+)?$/.test(text) ? within(Number(text), 0, 1) : undefined),
  };
}

/** True or false. */
export function flag(about: string, fallback: boolean): Parameter<boolean> {
  return {
    about,
    fallback,
    accepts: "true or false",
    read: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  };
}

/** One of a few words; the first is the default. */
export function choice<const Word extends string>(about: string, words: readonly [Word, ...Word[]]): Parameter<Word> {
  return {
    about: `${about}: ${alternatives(words)}`,
    fallback: words[0],
    accepts: alternatives(words),
    read: (text) => words.find((word) => word === text),
  };
}

/** Any text except an empty one. */
export function text(about: string, fallback: string): Parameter<string> {
  return { about, fallback, accepts: "text without commas", read: (text) => text || undefined };
}

/** A parameter that can also be `none`, which is the default unless there is a `fallback`. */
export function orNone<T>(parameter: Parameter<T>, fallback: T | null = null): Parameter<T | null> {
  return {
    about: parameter.about,
    fallback,
    accepts: `${parameter.accepts}, or ${NONE}`,
    read: (text) => (text === NONE ? null : parameter.read(text)),
  };
}

/** A value as written in a specification. */
export function written(value: unknown): string {
  return value === null ? NONE : String(value);
}

/** Words listed in a sentence: "a, b or c". */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function within(value: number, min: number, max: number): number | undefined {
  return value >= min && value <= max ? value : undefined;
}
