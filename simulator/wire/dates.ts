import { daysAgo } from "../fleet/calendar.ts";
import type { Random } from "../random.ts";
import { PAST_MONTHS, PAST_WEEKS, WEEKDAYS } from "./enumerations.ts";

/**
 * An instant in one of the three forms in which the API sends date-times: ISO 8601 with milliseconds and Z, epoch
 * milliseconds, or `dd/MM/yyyy HH:mm:ss +0000`. The form is random for every value, because a reader has to cope with
 * any of them in any field.
 */
export function wireDate(random: Random, instant: number): string | number {
  const draw = random.next();
  if (draw < 0.6) return new Date(instant).toISOString();
  if (draw < 0.8) return instant;
  return frenchDate(instant);
}

function frenchDate(instant: number): string {
  return `${frenchDay(instant)} ${new Date(instant).toISOString().slice(11, 19)} +0000`;
}

/** The day (UTC) of an instant, as `dd/MM/yyyy`. */
export function frenchDay(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/**
 * The heading under which the API would list a past event: yesterday, a day of this week, a past week, a past month;
 * null if the event is older than that.
 */
export function groupingPeriod(instant: number, now: number) {
  const days = daysAgo(instant, now);
  if (days === 0) return "TODAY";
  if (days === 1) return "YESTERDAY";
  const daysSinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  if (days <= daysSinceMonday) return WEEKDAYS[daysSinceMonday - days] ?? null;
  const week = PAST_WEEKS[Math.floor((days - daysSinceMonday - 1) / 7)];
  return week ?? PAST_MONTHS[monthsAgo(instant, now) - 1] ?? null;
}

function monthsAgo(instant: number, now: number): number {
  const [today, then] = [new Date(now), new Date(instant)];
  return (today.getUTCFullYear() - then.getUTCFullYear()) * 12 + today.getUTCMonth() - then.getUTCMonth();
}
