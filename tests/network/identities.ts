import type { ResourceName } from "ocean-fleet";
import { recordEntries, rowOf } from "../resources.ts";

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}

/** The sorted identities of the library's records, which reveal lost and duplicated ones. */
export function identities(resource: ResourceName, records: readonly unknown[]): string[] {
  return records.map((record) => String(at(record, rowOf(resource).identity) ?? null)).sort();
}

/** The same, from an answer. */
export function wireIdentities(resource: ResourceName, answer: unknown): string[] {
  const { isMap, wireIdentity } = rowOf(resource);
  return recordEntries(resource, answer)
    .map(([key, record]) => (isMap ? key : String(at(record, wireIdentity) ?? null)))
    .sort();
}

/** The sorted identities of the wire tree's records, from an answer or from the library. */
export function treeIdentities(resource: ResourceName, records: readonly unknown[]): string[] {
  return records.map((record) => String(at(record, rowOf(resource).wireIdentity) ?? null)).sort();
}
