import { createSignal } from "solid-js";

export type TimeZone = "local" | "utc";

/** The time zone that times are shown in: the browser's or UTC. */
export const [timeZone, setTimeZone] = createSignal<TimeZone>("local");

/** The name that `Intl` takes; undefined for the browser's own. */
export function intlTimeZone(): string | undefined {
  return timeZone() === "utc" ? "UTC" : undefined;
}
