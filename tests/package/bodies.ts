import { readFileSync } from "node:fs";

/** The record from the vendor's page, in a list: every documented field has a value. */
export const sampleText = readFileSync(new URL("../fixtures/nonCommunicatingDevices.json", import.meta.url), "utf8");

/** The same as a new value every time. */
export const sample = (): Json[] => JSON.parse(sampleText);

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A record with a single value, at a path of keys. */
export function recordWith(path: string, value: unknown): unknown {
  return path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** The body of a list with one record, which has this JSON text as the value at a path of keys. */
export function bodyWith(path: string, json: string): string {
  return JSON.stringify([recordWith(path, "@@")]).replace('"@@"', () => json);
}

/** The path of every value below the root of a tree, lists and objects included. */
export function* pathsOf(value: Json, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, child] of entries) yield* pathsOf(child, [...path, key]);
}

export function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | null)?.[key], value);
}

/** Sets the value at a path. */
export function put(tree: Json, path: readonly (string | number)[], value: Json): void {
  const parent = at(tree, path.slice(0, -1)) as Record<string | number, Json>;
  parent[path.at(-1) as string | number] = value;
}

/** A body as a stream of pieces, each produced on demand. */
export function streamOf(...pieces: (Uint8Array | string)[]): ReadableStream<Uint8Array> {
  const left = pieces.map((piece) => (typeof piece === "string" ? bytes(piece) : piece));
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}
