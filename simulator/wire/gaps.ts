import type { Random } from "../random.ts";

/** The share of records that lack keys; in those, the share of nulls and of other values that are left out. */
const RECORDS = 0.3;
const NULLS = 0.6;
const VALUES = 0.015;

/**
 * Leaves keys out of some records, because the API guarantees none of them: most nulls and, here and there, a value or
 * a whole object. Identifiers stay, and so do the keys in `required`. The tree is copied, since records share parts of
 * it.
 */
export function withGaps<T>(random: Random, record: T, required: readonly string[] = []): T {
  return random.chance(RECORDS) ? copy(random, record, ["id", ...required]) : record;
}

function copy<T>(random: Random, value: T, stay: readonly string[]): T;
function copy(random: Random, value: unknown, stay: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => copy(random, element, stay));
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (!stay.includes(key) && random.chance(child === null ? NULLS : VALUES)) continue;
    result[key] = copy(random, child, stay);
  }
  return result;
}
