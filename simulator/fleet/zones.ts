import type { Place } from "./directory.ts";

/** Every so many points of interest is a zone: an area with an outline, rather than a point with a radius. */
const ONE_IN = 7;

export function isZone({ id }: Place): boolean {
  return id % ONE_IN === 0;
}

/** What another system of the customer calls a point of interest, and which system that is; some are in none. */
export function externalReference({ id }: Place): { source: string; id: string } | null {
  const source = (["CRM", "ERP", null] as const)[id % 3] ?? null;
  return source === null ? null : { source, id: `${source}-${id}` };
}
