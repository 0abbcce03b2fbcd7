import type { Asset } from "../fleet/asset.ts";
import type { Occurrence } from "../fleet/events.ts";
import { Random } from "../random.ts";
import { unifiedEvent } from "./event.ts";
import { withGaps } from "./gaps.ts";
import { address } from "./place.ts";
import { currentVehicule, vehicle, vehicleEngin } from "./vehicle.ts";

/** One value of the map that `GET evenement/lastEvent` answers with, of an asset as it was when it happened. */
export function eventRecord(
  seed: number,
  asset: Asset,
  { kind, instant }: Occurrence,
  customerId: number | null,
  now: number,
) {
  const random = new Random(seed, "event record", asset.index, kind.number, instant);
  const at = address(seed, asset, customerId ?? asset.customer.id);
  const identity = vehicleEngin(vehicle(currentVehicule(seed, asset)));
  return withGaps(random, unifiedEvent(random, kind, asset, instant, at, identity, now));
}
