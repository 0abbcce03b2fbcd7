import { Random } from "../random.ts";
import type { Asset } from "./asset.ts";
import { DAY, isWeekend } from "./calendar.ts";
import { AUXILIARY_EQUIPMENT } from "./phrases.ts";

export type AuxiliaryEquipment = (typeof AUXILIARY_EQUIPMENT)[number];

/** How long a piece of equipment ran within one half-hour of a day. */
export interface HalfHourOfUse {
  readonly equipment: AuxiliaryEquipment;
  /** From 0, the half-hour after midnight, to 47. */
  readonly halfHour: number;
  readonly seconds: number;
}

/** Seconds in a half-hour. */
const HALF_HOUR = 1_800;

/** Whether sensors are wired to auxiliary inputs, as is common on machines and lorries. */
export function hasAuxiliaryEquipment(asset: Asset): boolean {
  return asset.model.ecoCategory === null || asset.index % 4 === 0;
}

/** The auxiliary equipment whose use the device of an asset measures: one to three, or none. */
export function auxiliaryEquipment(seed: number, asset: Asset): readonly AuxiliaryEquipment[] {
  if (!hasAuxiliaryEquipment(asset)) return [];
  const random = new Random(seed, "auxiliary equipment", asset.index);
  const first = random.integer(0, AUXILIARY_EQUIPMENT.length - 1);
  return AUXILIARY_EQUIPMENT.slice(first, first + random.integer(1, 3));
}

/**
 * The use of an asset's auxiliary equipment on the day that begins at the instant `day` (UTC), in chronological order.
 * A day is the same whatever period is requested, and days in the past and future have use alike.
 */
export function useOn(seed: number, asset: Asset, day: number): HalfHourOfUse[] {
  if (!asset.mounted) return [];
  const random = new Random(seed, "use", asset.index, day / DAY);
  const worked = random.chance(isWeekend(day) ? 0.1 : 0.85);
  if (!worked) return [];
  return auxiliaryEquipment(seed, asset)
    .filter(() => random.chance(0.8))
    .flatMap((equipment) => {
      const first = random.integer(12, 34);
      return Array.from({ length: random.integer(1, 5) }, (_, i) => ({
        equipment,
        halfHour: first + i,
        seconds: random.chance(0.5) ? HALF_HOUR : random.integer(20, HALF_HOUR),
      }));
    })
    .sort((a, b) => a.halfHour - b.halfHour);
}
