import type { Asset } from "../fleet/asset.ts";
import { DAY, HOUR } from "../fleet/calendar.ts";
import type { Random } from "../random.ts";
import { wireDate } from "./dates.ts";
import { CHARGE_TYPES } from "./enumerations.ts";

/** `energyLevel`: the fuel gauge or the battery, as last measured. */
export function energyLevel(random: Random, asset: Asset, instant: number) {
  const gaugeLevel = random.integer(2, 100);
  return {
    autonomie: random.maybe(0.8, () => gaugeLevel * random.decimal(2.5, 8, 1)),
    capaciteReserve: random.maybe(0.6, () => random.decimal(40, 120, 1)),
    chargeElectrique: asset.model.electric ? chargeElectrique(random, instant, gaugeLevel) : null,
    energy: "UNDEFINED",
    energyLevelDate: wireDate(random, instant),
    gaugeLevel,
    lastEnergyLevelPeriod: random.maybe(0.7, () => period(random, instant - random.integer(HOUR, 20 * HOUR), instant)),
    unit: random.maybe(0.8, () => "HOUR"),
  };
}

function chargeElectrique(random: Random, instant: number, gaugeLevel: number) {
  const plugged = instant - random.integer(2 * HOUR, 30 * HOUR);
  const full = gaugeLevel === 100;
  return {
    capaciteBatterie: { unit: "HOUR", value: random.decimal(33, 90, 1) },
    charge100Pct: full,
    fastCharge: random.chance(0.2),
    periodeBranchement: period(random, plugged, instant),
    periodeCharge: random.maybe(0.9, () => period(random, plugged + HOUR / 2, instant)),
    pourcentageBatterieDebut: random.integer(1, gaugeLevel),
    pourcentageBatterieFin: gaugeLevel,
    tempsCharge100Pct: full ? 0 : random.integer(600, 30_000),
    typeCharge: random.pick(CHARGE_TYPES),
  };
}

/** A period: whole days, and the remaining seconds. */
function period(random: Random, start: number, end: number) {
  return {
    daysDuration: Math.floor((end - start) / DAY),
    debut: wireDate(random, start),
    fin: wireDate(random, end),
    timeDuration: Math.floor(((end - start) % DAY) / 1_000),
  };
}
