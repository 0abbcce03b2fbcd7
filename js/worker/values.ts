// How copies of what callers pass cross to the worker: see `input.ts`. Plain data cross as they are; for anything else, the
// worker gets a description, from which it makes something that the core takes for the original.

import { isSignal, standIn, Thrown } from "../input.js";
import { isObject, isPlain, tagOf } from "../values.js";

/** A value on its way: itself if it is primitive or a date, or else a description. */
export type Encoded = unknown;

type Description =
  | { readonly is: "object"; readonly entries: readonly (readonly [key: string, value: Encoded])[] }
  | { readonly is: "list"; readonly length: number; readonly elements: readonly Encoded[] }
  | { readonly is: "function"; readonly name: string }
  | { readonly is: "signal" }
  | { readonly is: "symbol" }
  | { readonly is: "kept"; readonly kept: number }
  | { readonly is: "other"; readonly tag: string };

/** Functions of the application, by the names of the options they were passed as. */
export type Functions = Record<string, (...args: unknown[]) => unknown>;

/** What stays on the page while something crosses. */
export interface StayingBehind {
  /** Takes in functions. */
  readonly functions: Functions;
  /** Keeps a value for as long as the worker may refer to it, and gives its number. */
  keep(value: unknown): number;
}

/** Describes a value, on the page. */
export function encode(value: unknown, behind: StayingBehind, name = ""): Encoded {
  const described = (description: Description) => description;
  if (typeof value === "function") {
    behind.functions[name] = value as Functions[string];
    return described({ is: "function", name });
  }
  if (typeof value === "symbol") return described({ is: "symbol" });
  if (!isObject(value) || (value as unknown) instanceof Date) return value;
  if (Array.isArray(value)) {
    // A list that is too long is empty: only its length was copied.
    const elements = 0 in value ? value.map((element) => encode(element, behind)) : [];
    return described({ is: "list", length: value.length, elements });
  }
  if ((value as unknown) instanceof Thrown) return described({ is: "kept", kept: behind.keep(value) });
  if (isSignal(value)) return described({ is: "signal" });
  if (!isPlain(value)) return described({ is: "other", tag: tagOf(value) });
  const entries = Object.entries(value).map(([key, inner]) => [key, encode(inner, behind, key)] as const);
  return described({ is: "object", entries });
}

/** Stands, in the worker, for a value that the page has kept. */
export class Kept {
  constructor(readonly kept: number) {}
}

/** What the worker makes of descriptions. */
export interface Stands {
  /** Makes what stands for a function of the application. */
  functionOf(name: string): unknown;
  /** What stands for the caller's signal. */
  readonly signal?: AbortSignal;
  /** Makes what stands for a value that the page has kept. */
  keptOf(kept: number): Kept;
}

/** Makes a value from its description, in the worker. */
export function decode(encoded: Encoded, stands: Stands): unknown {
  if (!isObject(encoded) || (encoded as unknown) instanceof Date) return encoded;
  const description = encoded as unknown as Description;
  switch (description.is) {
    case "object": {
      const object: Record<string, unknown> = Object.create(null);
      for (const [key, value] of description.entries) object[key] = decode(value, stands);
      return object;
    }
    case "list": {
      const list = description.elements.map((element) => decode(element, stands));
      list.length = description.length;
      return list;
    }
    case "function":
      return stands.functionOf(description.name);
    case "signal":
      return stands.signal ?? standIn("AbortSignal");
    case "symbol":
      return Symbol();
    case "kept":
      return stands.keptOf(description.kept);
    case "other":
      return standIn(description.tag);
  }
}
