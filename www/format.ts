const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const numbers = new Intl.NumberFormat();

/** A date-time in the user's time zone and locale. */
export function dateTime(iso: string): string {
  return dates.format(new Date(iso));
}

export function integer(value: number): string {
  return numbers.format(value);
}

/** A count with its noun: `1 device`, `12 devices`. */
export function counted(count: number, noun: string): string {
  return `${integer(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Normalises text for searching, without case and accents. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
