/** How old the last position is: recent, stale, or so old (or undated) that the vehicle counts as silent. */
export const FRESHNESS = ["recent", "stale", "silent"] as const;

export type Freshness = (typeof FRESHNESS)[number];

/** In milliseconds. */
export interface Thresholds {
  readonly stale: number;
  readonly silent: number;
}

export const HOUR = 3_600_000;

export const DEFAULT_THRESHOLDS: Thresholds = { stale: HOUR, silent: 24 * HOUR };

export function freshness(instant: number | null, now: number, { stale, silent }: Thresholds): Freshness {
  if (instant === null) return "silent";
  const age = now - instant;
  if (age >= silent) return "silent";
  return age >= stale ? "stale" : "recent";
}
