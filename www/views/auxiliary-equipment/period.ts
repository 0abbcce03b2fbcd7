/** Days without a time zone, both included: `2026-11-27`. The API counts them in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** For a longer period, the API answers only the first days. */
export const MAX_DAYS = 31;

export const PRESETS = { today: 1, week: 7, month: 31 } as const;
export type Preset = keyof typeof PRESETS;

const DAY_MS = 86_400_000;

/** The last days up to today. */
export function lastDays(count: number): Period {
  const today = Date.now();
  return { from: dayOf(today - (count - 1) * DAY_MS), to: dayOf(today) };
}

/** Every day of a period; of one that does not exist, none. */
export function daysOf({ from, to }: Period): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  const count = lengthOf({ from, to });
  return Array.from({ length: Math.min(count, MAX_DAYS) }, (_, index) => dayOf(start + index * DAY_MS));
}

/** How many days a period has; none, if it ends before it begins or is not a period. */
export function lengthOf({ from, to }: Period): number {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
  return days >= 0 ? days + 1 : 0;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
