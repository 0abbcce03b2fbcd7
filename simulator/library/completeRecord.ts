import { MAPS } from "../faults/drift.ts";
import { Fleet } from "../fleet/fleet.ts";
import type { Resource } from "../resources/resource.ts";

/** A fleet of this size has every documented field. */
const VEHICLES = 200;
const SEED = 1;
/** How many records are looked at, at most. */
const MAX_SAMPLES = 100;

/** A record in which every documented field has a value: the fullest that the fleet has, its gaps filled from others. */
export function completeRecord({ samples }: Resource): object {
  const records: unknown[] = [];
  for (const record of samples(new Fleet(SEED, VEHICLES))) {
    records.push(record);
    if (records.length === MAX_SAMPLES) break;
  }
  const counts = records.map(leaves);
  const fullest = records[counts.indexOf(Math.max(...counts))];
  return records.reduce(filled, fullest) as object;
}

/** How many values there are in a value; as many in every list as in one of its elements. */
function leaves(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== "object") return 1;
  const counts = Object.values(value).map(leaves);
  return Array.isArray(value) ? Math.max(0, ...counts) : counts.reduce((sum, count) => sum + count, 0);
}

/** A value whose gaps are filled from another. Maps and lists are filled as a whole, and the elements of lists in turn. */
function filled(value: unknown, other: unknown): unknown {
  if (value === null || value === undefined) return other;
  if (typeof value !== "object" || typeof other !== "object" || other === null) return value;
  if (Array.isArray(value)) return Array.isArray(other) ? filledList(value, other) : value;
  const result: Record<string, unknown> = { ...value };
  for (const [key, child] of Object.entries(other)) {
    const isEmptyMap = MAPS.includes(key) && Object.keys(result[key] ?? {}).length === 0;
    if (isEmptyMap) result[key] = child;
    else if (!MAPS.includes(key)) result[key] = filled(result[key], child);
  }
  return result;
}

function filledList(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  return list.length === 0 ? other : list.map((element) => other.reduce(filled, element));
}
