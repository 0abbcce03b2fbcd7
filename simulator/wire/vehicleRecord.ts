import { type Asset, lastHeardOf } from "../fleet/asset.ts";
import { DAY, startOfDay, TODAY } from "../fleet/calendar.ts";
import { VISITS } from "../fleet/phrases.ts";
import { Random } from "../random.ts";
import { box } from "./box.ts";
import { wireDate } from "./dates.ts";
import { withGaps } from "./gaps.ts";
import { entite } from "./organisation.ts";
import { individu } from "./person.ts";
import { currentVehicule } from "./vehicle.ts";

/** One element of `GET vehicule_engin/vehicles`. */
export function vehicleRecord(seed: number, asset: Asset) {
  const random = new Random(seed, "vehicle record", asset.index);
  const vehicle = currentVehicule(seed, asset);
  const heardOf = lastHeardOf(asset);
  return withGaps(random, {
    boitier: asset.mounted ? box(seed, asset) : null,
    chauffeur: asset.driver && individu(asset.driver),
    emissionCo2: vehicle.emissionCo2,
    entite: entite(asset.entity),
    releve: heardOf === null ? null : releve(random, asset.odometerAtMidnight, startOfDay(heardOf)),
    releveAjuste: heardOf === null ? null : random.maybe(0.7, () => releveAjuste(random, asset, heardOf)),
    vehicle,
    visites: random.maybe(0.9, () => visites(random, asset)),
  });
}

/** `releve`: what the odometer showed at midnight. */
function releve(random: Random, value: number, midnight: number) {
  return { dateReleve: wireDate(random, midnight), id: random.id(), value };
}

/** `releveAjuste`: the same, plus the distance driven since. */
function releveAjuste(random: Random, asset: Asset, instant: number) {
  return releve(random, Math.round((asset.odometer + random.decimal(0, 320, 1)) * 10) / 10, instant);
}

/** `visites`: the planned visits to the workshop. */
function visites(random: Random, asset: Asset) {
  return Array.from({ length: random.integer(0, 3) }, (_, i) => ({
    compteurPrevu: random.maybe(0.85, () => (Math.ceil(asset.odometer / 10_000) + i) * 10_000),
    datePrevue: random.maybe(0.9, () => wireDate(random, TODAY + random.integer(5, 150) * DAY + i * 150 * DAY)),
    description: random.pick(VISITS),
    idVisiteEntretien: random.id(),
  }));
}
