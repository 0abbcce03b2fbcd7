const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const numbers = new Intl.NumberFormat();

/** A date-time in the reader's own zone and manner. */
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

/** Text as it is compared in a search: without case and accents. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
