import type { Random } from "../random.ts";

/** Which records have keys left out, how often among nulls there, and how often among other values. */
const RECORDS = 0.3;
const NULLS = 0.6;
const VALUES = 0.015;

/**
 * Leaves keys out of some records, because the API promises none of them: most of the nulls and, here and there, a
 * value or a whole object. Identifiers stay, and so do the keys in `kept`. The given tree is copied, since records
 * share parts of it.
 */
export function withGaps<T>(random: Random, record: T, kept: readonly string[] = []): T {
  return random.chance(RECORDS) ? copy(random, record, ["id", ...kept]) : record;
}

function copy<T>(random: Random, value: T, stay: readonly string[]): T;
function copy(random: Random, value: unknown, stay: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => copy(random, element, stay));
  if (typeof value !== "object" || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (!stay.includes(key) && random.chance(child === null ? NULLS : VALUES)) continue;
    kept[key] = copy(random, child, stay);
  }
  return kept;
}
