import { locale } from "./language.ts";
import { intlTimeZone } from "./time-zone.ts";

// `Intl` objects are expensive to make and cheap to use.
const made = new Map<string, unknown>();

function intl<T>(kind: string, options: object, make: (locale: string) => T): T {
  const key = JSON.stringify([locale(), kind, options]);
  if (!made.has(key)) made.set(key, make(locale()));
  return made.get(key) as T;
}

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return intl("number", options, (locale) => new Intl.NumberFormat(locale, options));
}

function dateFormat(given: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const options = { timeZone: intlTimeZone(), ...given };
  return intl("date", options, (locale) => new Intl.DateTimeFormat(locale, options));
}

/** An instant as the library gives it, or as the page's clock does. */
export type Instant = string | number | Date;

/** A number with at most so many decimals: `12,345.6`. */
export function number(value: number, decimals = 0): string {
  return numberFormat({ maximumFractionDigits: decimals }).format(value);
}

export function percent(share: number): string {
  return numberFormat({ style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** `27 Nov 2026, 15:04`. */
export function dateTime(at: Instant): string {
  return dateFormat({ dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** `27 Nov 2026`, of an instant. */
export function date(at: Instant): string {
  return dateFormat({ dateStyle: "medium" }).format(new Date(at));
}

/** `27 Nov 2026`, of a day without a time zone: `2026-11-27`. */
export function day(iso: string): string {
  return dateFormat({ dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** `27 Nov`, of a day without a time zone: `2026-11-27`. */
export function shortDay(iso: string): string {
  return dateFormat({ day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** `2026-11-27`, the day of an instant, as file names and addresses have it. */
export function isoDay(at: Instant): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: intlTimeZone(), dateStyle: "short" };
  return new Intl.DateTimeFormat("sv", options).format(new Date(at));
}

/** `15:04`. */
export function time(at: Instant): string {
  return dateFormat({ timeStyle: "short" }).format(new Date(at));
}

/** `15:04:05`. */
export function timeWithSeconds(at: Instant): string {
  return dateFormat({ timeStyle: "medium" }).format(new Date(at));
}

const STEPS = [
  { unit: "second", seconds: 1, until: 60 },
  { unit: "minute", seconds: 60, until: 3600 },
  { unit: "hour", seconds: 3600, until: 86_400 },
  { unit: "day", seconds: 86_400, until: Number.POSITIVE_INFINITY },
] as const;

/** `3 minutes ago`. */
export function ago(at: Instant, now: number): string {
  const seconds = Math.max(0, (now - new Date(at).getTime()) / 1000);
  const step = STEPS.find(({ until }) => seconds < until) ?? STEPS[3];
  const format = intl("ago", {}, (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  return format.format(-Math.floor(seconds / step.seconds), step.unit);
}

/** `2 h 05 min`. */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return unit(rest, "minute");
  return `${unit(hours, "hour")} ${String(rest).padStart(2, "0")} min`;
}

/** `840 m`, `12.4 km`. */
export function distance(metres: number): string {
  return metres < 1000 ? unit(Math.round(metres), "meter") : unit(metres / 1000, "kilometer", metres < 100_000 ? 1 : 0);
}

/** `82 km/h`. */
export function speed(kilometresPerHour: number): string {
  return unit(kilometresPerHour, "kilometer-per-hour");
}

/** `3.4 MB`, in powers of ten. */
export function bytes(count: number): string {
  if (count < 1e3) return unit(count, "byte");
  if (count < 1e6) return unit(count / 1e3, "kilobyte", 1);
  return unit(count / 1e6, "megabyte", 1);
}

/** `12 ms`, `1.2 ms`, `0.12 ms`. */
export function milliseconds(value: number): string {
  return unit(value, "millisecond", value < 1 ? 2 : value < 10 ? 1 : 0);
}

/** A number with its unit, as `Intl` names units. */
export function unit(value: number, name: string, decimals = 0): string {
  return numberFormat({ style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: decimals }).format(
    value,
  );
}

/** A count with its noun: `1 vehicle`, `12 vehicles`; in French, zero is singular. */
export function counted(count: number, { one, other }: { one: string; other: string }): string {
  const rules = intl("plural", {}, (locale) => new Intl.PluralRules(locale));
  return `${number(count)} ${rules.select(count) === "one" ? one : other}`;
}
