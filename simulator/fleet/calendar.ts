/** Milliseconds in a second. */
export const SECOND = 1_000;
/** Milliseconds in a minute. */
export const MINUTE = 60 * SECOND;
/** Milliseconds in an hour. */
export const HOUR = 60 * MINUTE;
/** Milliseconds in a day. */
export const DAY = 24 * HOUR;

/**
 * The simulator's "now", unless its clock is moved or runs: then this is when it starts. It never changes, so that
 * answers do not depend on when they are requested.
 */
export const REFERENCE = Date.UTC(2026, 0, 15, 8);
/** Midnight (UTC) at the start of the reference day. */
export const TODAY = startOfDay(REFERENCE);

/** Midnight (UTC) at or before an instant. */
export function startOfDay(instant: number): number {
  return instant - (((instant % DAY) + DAY) % DAY);
}

/** Calendar days (UTC) from an instant to now: 1 for any time yesterday. */
export function daysAgo(instant: number, now: number): number {
  return (startOfDay(now) - startOfDay(instant)) / DAY;
}

/** Whether a day, given by its midnight (UTC), is a Saturday or Sunday. */
export function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}
