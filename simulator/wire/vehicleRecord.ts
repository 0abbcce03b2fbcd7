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
    visites: random.maybe(0.9, () => visites(random, asset, heardOf ?? TODAY)),
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

/** How long after its day a visit takes place at the latest. */
const MAX_DELAY = 10 * DAY;
/** How long after a visit the next one of its kind is planned. */
const VISIT_INTERVAL = 300 * DAY;

/** `visites`: the visits to the workshop that are planned at an instant. */
function visites(random: Random, asset: Asset, instant: number) {
  return Array.from({ length: random.integer(0, 3) }, (_, i) => ({
    compteurPrevu: random.maybe(0.85, () => (Math.ceil(asset.odometer / 10_000) + i) * 10_000),
    datePrevue: random.maybe(0.9, () => {
      const first = TODAY + random.integer(5, 150) * DAY + i * 150 * DAY;
      return wireDate(random, plannedBy(first, instant));
    }),
    description: random.pick(VISITS),
    idVisiteEntretien: random.id(),
  }));
}

/** For when a visit is planned at an instant, which was first planned for another. */
function plannedBy(first: number, instant: number): number {
  const made = Math.max(0, Math.ceil((instant - first - MAX_DELAY) / VISIT_INTERVAL));
  return first + made * VISIT_INTERVAL;
}
