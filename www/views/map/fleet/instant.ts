/** `15/01/2026`, or `2026-01-15` with or without a time after it. */
const DAY = /^(?:(\d{2})\/(\d{2})\/(\d{4})|(\d{4})-(\d{2})-(\d{2}))/;
const TIME = /(\d{2}):(\d{2})(?::(\d{2}))?/;

/**
 * When a position was taken, in epoch milliseconds: the vendor documents the form of neither text, so this reads the
 * usual ones, as UTC, and gives `null` for the others.
 */
export function positionInstant(date: string | null | undefined, time?: string | null): number | null {
  const day = DAY.exec(date ?? "");
  if (!date || !day) return null;
  if (date.includes("T")) return valid(Date.parse(date));
  const [, dd, mm, yyyy, isoYear, isoMonth, isoDay] = day;
  const [, hours = "00", minutes = "00", seconds = "00"] = TIME.exec(time ?? date.slice(10)) ?? [];
  return valid(Date.parse(`${yyyy ?? isoYear}-${mm ?? isoMonth}-${dd ?? isoDay}T${hours}:${minutes}:${seconds}Z`));
}

function valid(instant: number): number | null {
  return Number.isNaN(instant) ? null : instant;
}
