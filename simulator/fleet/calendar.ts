/** Milliseconds in an hour. */
export const HOUR = 3_600_000;
/** Milliseconds in a day. */
export const DAY = 24 * HOUR;

/** The simulator's "now". It stands still, so that answers never depend on when they are asked for. */
export const REFERENCE = Date.UTC(2026, 0, 15, 8);
/** The midnight (UTC) that began the reference day. */
export const TODAY = startOfDay(REFERENCE);

/** The midnight (UTC) at or before an instant. */
export function startOfDay(instant: number): number {
  return instant - (((instant % DAY) + DAY) % DAY);
}

/** Calendar days (UTC) from an instant to today: 1 for any time yesterday. */
export function daysAgo(instant: number): number {
  return (TODAY - startOfDay(instant)) / DAY;
}
