import type { Asset } from "../fleet/asset.ts";
import { type HalfHourOfUse, hasAuxiliaryEquipment, useOn } from "../fleet/auxiliary.ts";
import { Random } from "../random.ts";
import { frenchDay } from "./dates.ts";
import { withGaps } from "./gaps.ts";
import { currentVehicule, vehicle, vehicleEngin } from "./vehicle.ts";

/**
 * One element of `GET dioUtilisation/duree`, for the days that begin at the given instants. Only the vehicle has gaps,
 * so that the totals always agree with their half-hours.
 */
export function usageRecord(seed: number, asset: Asset, days: readonly number[]) {
  const random = new Random(seed, "usage record", asset.index);
  const identity = withGaps(random, vehicleEngin(vehicle(currentVehicule(seed, asset))));
  if (!asset.mounted || !hasAuxiliaryEquipment(asset)) {
    return {
      dailyDioUtilisation: random.maybe(0.5, () => []),
      durationSecForAllDio: 0,
      ...(random.chance(0.5) && { totalUsePerEquipementForPeriod: random.maybe(0.5, () => ({})) }),
      vehicle: identity,
    };
  }
  // The API used to spell this key differently, and some answers still do.
  const totalsKey = random.chance(0.15) ? "totalUserPerEquipementForPeriod" : "totalUsePerEquipementForPeriod";
  const uses = days.map((day) => useOn(seed, asset, day));
  const all = uses.flat();
  return {
    dailyDioUtilisation: days.map((day, i) => dayOfUse(seed, asset, day, uses[i] ?? [])),
    durationSecForAllDio: total(all),
    [totalsKey]: totalPerEquipment(all),
    vehicle: identity,
  };
}

/** A day of `dailyDioUtilisation`. A day without use has empty lists or none. */
function dayOfUse(seed: number, asset: Asset, day: number, uses: readonly HalfHourOfUse[]) {
  const idle = uses.length === 0;
  const random = new Random(seed, "day of use", asset.index, day);
  return {
    dailyDurationSecForAllDio: total(uses),
    day: frenchDay(day),
    dayTotalUsePerEquipement: idle ? random.maybe(0.7, () => ({})) : totalPerEquipment(uses),
    usePerHalfHour: idle ? random.maybe(0.7, () => []) : uses.map(halfHour),
  };
}

function halfHour({ equipment, halfHour, seconds }: HalfHourOfUse) {
  return {
    end: timeOfDay(halfHour + 1),
    libelleEquipement: equipment.label,
    start: timeOfDay(halfHour),
    useDuration: seconds,
  };
}

/** When a half-hour begins, as `HH:mm`. */
function timeOfDay(halfHour: number): string {
  return `${String(Math.floor(halfHour / 2)).padStart(2, "0")}:${halfHour % 2 === 0 ? "00" : "30"}`;
}

function total(uses: readonly HalfHourOfUse[]): number {
  return uses.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Seconds for each piece of equipment that was used, by name. */
function totalPerEquipment(uses: readonly HalfHourOfUse[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { equipment, seconds } of uses) totals[equipment.label] = (totals[equipment.label] ?? 0) + seconds;
  return totals;
}
