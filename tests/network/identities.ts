import type { ResourceName } from "ocean-fleet";
import { recordEntries, rowOf } from "../resources.ts";

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}

/** What tells the records of the library apart, sorted: one that is lost or doubled shows. */
export function identities(resource: ResourceName, records: readonly unknown[]): string[] {
  return records.map((record) => String(at(record, rowOf(resource).identity) ?? null)).sort();
}

/** The same of an answer. */
export function wireIdentities(resource: ResourceName, answer: unknown): string[] {
  const { isMap, wireIdentity } = rowOf(resource);
  return recordEntries(resource, answer)
    .map(([key, record]) => (isMap ? key : String(at(record, wireIdentity) ?? null)))
    .sort();
}

/** What tells the records of the wire tree apart, sorted: those of an answer, or what the library gives for them. */
export function treeIdentities(resource: ResourceName, records: readonly unknown[]): string[] {
  return records.map((record) => String(at(record, rowOf(resource).wireIdentity) ?? null)).sort();
}
