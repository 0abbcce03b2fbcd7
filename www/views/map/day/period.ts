import { type TimeZone, timeZone } from "../../../language/time-zone.ts";

/** The current day in the visitor's time zone: `2026-11-27`. */
export function today(): string {
  const now = new Date(Date.now());
  return timeZone() === "utc" ? now.toISOString().slice(0, 10) : localDay(now);
}

/** When a day begins and ends in a time zone. */
export function period(day: string, zone: TimeZone): { start: string; end: string } {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const midnight = (days: number) =>
    zone === "utc" ? Date.UTC(year, month - 1, date + days) : new Date(year, month - 1, date + days).getTime();
  return { start: new Date(midnight(0)).toISOString(), end: new Date(midnight(1) - 1).toISOString() };
}

function localDay(at: Date): string {
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}`;
}
