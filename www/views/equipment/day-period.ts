import { timeZone } from "../../language/time-zone.ts";

/** A day in the time zone that times are shown in. */
export function dayPeriod(day: string): { start: Date; end: Date } {
  const zone = timeZone() === "utc" ? "Z" : "";
  return { start: new Date(`${day}T00:00:00${zone}`), end: new Date(`${day}T23:59:59${zone}`) };
}
