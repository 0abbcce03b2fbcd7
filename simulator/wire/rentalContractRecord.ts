import type { Asset } from "../fleet/asset.ts";
import { DAY } from "../fleet/calendar.ts";
import { Random } from "../random.ts";
import { withGaps } from "./gaps.ts";

const LESSORS = ["Arval", "Ayvens", "Alphabet", "Crédit Agricole Mobility", "Loueur de l’Île"];
/** The durations of contracts, in months. */
const TERMS = [24, 36, 48, 60];
const MONTH = 30 * DAY;

/** The terms of an asset's contract, which began when it was first registered. */
function terms(seed: number, asset: Asset) {
  const random = new Random(seed, "rental contract", asset.index);
  return { random, months: random.pick(TERMS), yearlyKilometres: random.integer(10, 45) * 1_000 };
}

/** Whether an asset's contract is in force at an instant. */
export function isInForce(seed: number, asset: Asset, instant: number): boolean {
  const { months } = terms(seed, asset);
  return asset.firstRegistered <= instant && instant < asset.firstRegistered + months * MONTH;
}

/** One element of the answer to `GET contrat_location/contrats`. */
export function rentalContractRecord(seed: number, asset: Asset, now: number) {
  const { random, months, yearlyKilometres } = terms(seed, asset);
  const record = {
    id: 70_000 + asset.index,
    loueur: random.maybe(0.9, () => random.pick(LESSORS)),
    nbKmPrevus: random.maybe(0.9, () => (yearlyKilometres * months) / 12),
    nbMoisPrevus: months,
    nbMoisUtilisation: Math.floor((now - asset.firstRegistered) / MONTH),
    typeLocation: random.maybe(0.9, () => "INCONNU"),
    vehicleId: asset.id,
  };
  return withGaps(random, record);
}
