import { DAY, REFERENCE, TODAY } from "./calendar.ts";
import type { Leg } from "./day.ts";

/** For how many days after the reference instant distances are added up; from then on, they are estimated. */
const EXACT_DAYS = 31;
/** Metres that an asset is driven on an average day, for the estimate. */
const AVERAGE = 60_000;

/**
 * Kilometres that an asset has been driven from the reference instant until another, counting trips that have ended.
 * After a month, it is the same estimate for every asset, since adding up would take too long for a whole fleet.
 */
export function kilometresUntil(instant: number, legsOf: (day: number) => readonly Leg[]): number {
  const days = Math.floor((instant - TODAY) / DAY);
  const metres = days < EXACT_DAYS ? added(instant, legsOf) : days * AVERAGE;
  return Math.round(metres / 100) / 10;
}

function added(instant: number, legsOf: (day: number) => readonly Leg[]): number {
  let metres = 0;
  for (let day = TODAY; day <= instant; day += DAY) {
    for (const leg of legsOf(day)) {
      if (leg.kind === "trip" && leg.start >= REFERENCE && leg.end <= instant) metres += leg.way.length;
    }
  }
  return metres;
}
