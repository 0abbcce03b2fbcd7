import type { Context } from "hono";
import { BadDate, BadParameters } from "./errors.ts";
import { parseFields, prune } from "./fieldExpansion.ts";

/** The largest int32, for parameters that the vendor's pages declare as int32. */
export const MAX_INT32 = 2 ** 31 - 1;

/** The inclusive bounds of a number. */
interface Range {
  readonly min: number;
  readonly max: number;
}

const ANY_INTEGER: Range = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/** An integer from the query, or null if it is missing. */
export function optionalInteger(c: Context, name: string, range = ANY_INTEGER): number | null {
  const text = optionalText(c, name);
  return text === null ? null : integer(text, name, range);
}

/** An integer from the query, which must have it. */
export function requiredInteger(c: Context, name: string, range = ANY_INTEGER): number {
  return optionalInteger(c, name, range) ?? missing(name);
}

/** A decimal number from the query, which must have it. */
export function requiredNumber(c: Context, name: string, { min, max }: Range): number {
  const text = optionalText(c, name) ?? missing(name);
  const value = Number(text);
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && value >= min && value <= max) return value;
  throw new BadParameters(`The parameter ${name} must be a number from ${min} to ${max}.`);
}

/** The integers that the query has under one name, repeated or separated by commas; null if there are none. */
export function optionalIntegers(c: Context, name: string): number[] | null {
  const texts = listedTexts(c, name);
  return texts.length === 0 ? null : texts.map((text) => integer(text, name, ANY_INTEGER));
}

/** Text from the query, or null if it is missing. */
export function optionalText(c: Context, name: string): string | null {
  return c.req.query(name) || null;
}

/** The texts that the query has under one name, which it must have. They may contain commas. */
export function requiredTexts(c: Context, name: string): string[] {
  return optionalTexts(c, name) ?? missing(name);
}

/** The texts that the query has under one name, or null if there are none. They may contain commas. */
export function optionalTexts(c: Context, name: string): string[] | null {
  const texts = (c.req.queries(name) ?? []).filter((text) => text !== "");
  return texts.length === 0 ? null : texts;
}

/** A boolean from the query, or null if it is missing. */
export function optionalBoolean(c: Context, name: string): boolean | null {
  const text = optionalText(c, name);
  if (text === null) return null;
  if (text === "true" || text === "false") return text === "true";
  throw new BadParameters(`The parameter ${name} must be true or false.`);
}

/** The instant at which a day from the query, `dd/MM/yyyy`, begins (UTC). */
export function requiredDay(c: Context, name: string): number {
  const text = optionalText(c, name) ?? missing(name);
  const day = startOfCalendarDay(text);
  if (day === null) throw new BadDate(`The parameter ${name} must be a day in the format dd/MM/yyyy.`);
  return day;
}

/** An instant from the query, `dd/MM/yyyy HH:mm:ss Z` with an offset such as +0000, or null if it is missing. */
export function optionalInstant(c: Context, name: string): number | null {
  const text = optionalText(c, name);
  if (text === null) return null;
  const parts = /^(\S{10}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) ([+-])([01]\d|2[0-3])([0-5]\d)$/.exec(text);
  const [, date = "", hours, minutes, seconds, sign, offsetHours, offsetMinutes] = parts ?? [];
  const day = startOfCalendarDay(date);
  if (day === null) {
    // A plus sign that was not escaped arrives as a space: mention it, as it is the most likely mistake.
    throw new BadDate(
      `The parameter ${name} must be in the format dd/MM/yyyy HH:mm:ss Z, with a plus sign escaped as %2B.`,
    );
  }
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  return day + (Number(hours) * 3_600 + (Number(minutes) - offset) * 60 + Number(seconds)) * 1_000;
}

/** An instant from the query, in the format of `optionalInstant`; the query must have it. */
export function requiredInstant(c: Context, name: string): number {
  return optionalInstant(c, name) ?? missing(name);
}

/** An instant from the query, `2000-10-30T01:30:00.000Z`, with milliseconds and Z or an offset; it must have it. */
export function requiredIsoInstant(c: Context, name: string): number {
  const text = optionalText(c, name) ?? missing(name);
  const day = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:?\d\d)$/.exec(text);
  const exists = day !== null && startOfCalendarDay(`${day[3]}/${day[2]}/${day[1]}`) !== null;
  const instant = exists ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new BadDate(`The parameter ${name} must be an instant such as 2000-10-30T01:30:00.000Z, escaped if need be.`);
}

/** Refuses a period that ends before it begins. */
export function checkPeriod(start: number, end: number): void {
  if (end < start) throw new BadParameters("The period ends before it begins.");
}

/** Reduces records to `includeFields`; without it, they keep every field. */
export function includedFields(c: Context): (record: unknown) => unknown {
  const texts = listedTexts(c, "includeFields");
  if (texts.length === 0) return (record) => record;
  const fields = parseFields(texts.join(","));
  return (record) => prune(record, fields);
}

/** The body as JSON. */
export async function jsonBody(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    throw new BadParameters("The body is not JSON.");
  }
}

/** The values under one name, repeated or separated by commas. */
export function listedTexts(c: Context, name: string): string[] {
  return (c.req.queries(name) ?? []).filter((text) => text !== "").flatMap((text) => text.split(","));
}

function integer(text: string, name: string, { min, max }: Range): number {
  const value = Number(text);
  // A double cannot hold every int64, so a larger one would come back as a different number.
  if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
  const range = min === ANY_INTEGER.min ? "" : ` from ${min} to ${max}`;
  throw new BadParameters(`The parameter ${name} must be an integer${range}.`);
}

/** The midnight (UTC) that begins a day written `dd/MM/yyyy`, or null if there is no such day. */
function startOfCalendarDay(text: string): number | null {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const instant = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(instant)) return null;
  // Date reads 30 February as a day in March.
  return new Date(instant).toISOString().startsWith(iso) ? instant : null;
}

function missing(name: string): never {
  throw new BadParameters(`The parameter ${name} is mandatory.`);
}
