import type { Context } from "hono";
import { listedTexts } from "../parameters.ts";
import type { Resource } from "./resource.ts";

/**
 * Those of a test's own records that a request asks for, as far as that can be told from a record: by the parameters that
 * name records, not by periods, circles or codes.
 */
export function narrowed(c: Context, { narrowing = {} }: Resource, records: readonly unknown[]): readonly unknown[] {
  return Object.entries(narrowing).reduce((left, [parameter, path]) => {
    const wanted = listedTexts(c, parameter);
    return wanted.length === 0 ? left : left.filter((record) => wanted.includes(textAt(record, path) ?? ""));
  }, records);
}

/** The text of a value in a record, given the names that lead there; null where there is none. */
export function textAt(record: unknown, path: string): string | null {
  let value = record;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
