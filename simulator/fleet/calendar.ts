/** Milliseconds in an hour. */
export const HOUR = 3_600_000;
/** Milliseconds in a day. */
export const DAY = 24 * HOUR;

/** The simulator's "now". It never changes, so that answers do not depend on when they are requested. */
export const REFERENCE = Date.UTC(2026, 0, 15, 8);
/** Midnight (UTC) at the start of the reference day. */
export const TODAY = startOfDay(REFERENCE);

/** Midnight (UTC) at or before an instant. */
export function startOfDay(instant: number): number {
  return instant - (((instant % DAY) + DAY) % DAY);
}

/** Calendar days (UTC) from an instant to today: 1 for any time yesterday. */
export function daysAgo(instant: number): number {
  return (TODAY - startOfDay(instant)) / DAY;
}
