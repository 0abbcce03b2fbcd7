import { DAY, REFERENCE, TODAY } from "./calendar.ts";
import type { Leg } from "./day.ts";

/** For how many days after the reference instant distances are added up; from then on, they are estimated. */
const EXACT_DAYS = 31;
/** Metres that an asset is driven on an average day after that. */
const AVERAGE = 45_000;

/**
 * Kilometres that an asset has been driven from the reference instant until another, counting trips that have ended.
 * However late the instant, this costs no more than a month.
 */
export function kilometresUntil(instant: number, legsOf: (day: number) => readonly Leg[]): number {
  const exact = Math.min(instant, TODAY + EXACT_DAYS * DAY - 1);
  let metres = Math.max(0, Math.floor((instant - TODAY) / DAY) - EXACT_DAYS) * AVERAGE;
  for (let day = TODAY; day <= exact; day += DAY) {
    for (const leg of legsOf(day)) {
      if (leg.kind === "trip" && leg.start >= REFERENCE && leg.end <= exact) metres += leg.way.length;
    }
  }
  return Math.round(metres / 100) / 10;
}
