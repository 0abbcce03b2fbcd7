import { type Asset, lastHeardOf } from "../fleet/asset.ts";
import { REFERENCE } from "../fleet/calendar.ts";
import { mobileState } from "../fleet/state.ts";
import { Random } from "../random.ts";
import { wireDate } from "./dates.ts";
import { withGaps } from "./gaps.ts";
import { group } from "./organisation.ts";
import { identifiedDriver } from "./person.ts";
import { address } from "./place.ts";
import { immobilisationState } from "./position.ts";
import { currentVehicule, vehicle, vehicleEngin } from "./vehicle.ts";

/** What a search says about a vehicle it found. */
export interface Found {
  readonly metres: number;
  /** The length of the answer's unit, in metres. */
  readonly unit: number;
  readonly customerId: number | null;
  readonly now: number;
}

/**
 * One element of the answer to `POST vehicule_engin/nearestVehicles`. The vendor's pages do not give the units of its
 * numbers: here, `distance` is in the unit of the radius, `duration` and `time` are in seconds, and `time` is how long
 * the vehicle has been in its state.
 */
export function nearestVehicleRecord(seed: number, asset: Asset, { metres, unit, customerId, now }: Found) {
  const random = new Random(seed, "nearest vehicle record", asset.index);
  const clientId = customerId ?? asset.customer.id;
  const instant = lastHeardOf(asset) ?? asset.installed;
  const at = address(seed, asset, clientId);
  const metresPerSecond = random.decimal(9, 20, 1);
  // Not from now, so that the answer about a vehicle that stands still stays the same while the clock runs.
  const departure = Math.max(instant, Math.min(now, REFERENCE));
  const duration = Math.round(metres / metresPerSecond);
  const record = {
    address: at,
    distance: Math.round((metres / unit) * 1_000) / 1_000,
    driver: asset.driver && identifiedDriver(seed, asset.driver, clientId, instant),
    duration,
    eta: random.maybe(0.95, () => wireDate(random, departure + duration * 1_000)),
    etatMobile: mobileState(seed, asset),
    gmtPos: wireDate(random, instant),
    gpsCale: at.gpsCalle,
    group: asset.group && group(asset.group),
    immobilisationState: immobilisationState(seed, asset),
    time: random.maybe(0.9, () => timeInState(random, asset, instant)),
    vehicle: vehicleEngin(vehicle(currentVehicule(seed, asset))),
  };
  return withGaps(random, record, ["distance"]);
}

/** For how many seconds the vehicle had been in its state when it was last heard of. */
function timeInState(random: Random, { sighting }: Asset, instant: number): number {
  const invented = random.integer(0, 86_400);
  return sighting === null ? invented : Math.round((instant - sighting.since) / 1_000);
}
