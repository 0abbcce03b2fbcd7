import type { Asset } from "../fleet/asset.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { Random } from "../random.ts";
import { boxInstallationInfo, detailedBox } from "./box.ts";
import { withGaps } from "./gaps.ts";
import { position } from "./position.ts";
import { qualification } from "./qualification.ts";
import { currentVehicule, vehicle, vehicleEngin } from "./vehicle.ts";

/**
 * One element of `GET noncommunicant/list`. It depends only on the seed, the asset, the requested customer and the
 * fleet's now, not on the size of the fleet.
 */
export function nonCommunicatingDevice(fleet: Fleet, asset: Asset, customerId: number | null) {
  const random = new Random(fleet.seed, "non-communicating device", asset.index);
  // A few devices are on a shelf: no vehicle, hence no position either.
  const full = asset.mounted ? currentVehicule(fleet.seed, asset) : null;
  const identity = full && vehicle(full);
  const last = asset.lastCommunication;
  const clientId = customerId ?? asset.customer.id;
  return withGaps(random, {
    boxInstallationInfo: boxInstallationInfo(random, asset),
    detailedBoxDTO: detailedBox(fleet.seed, random, asset, full, customerId),
    ongletPositionVehicleDTO:
      identity && last !== null ? position(fleet.seed, random, asset, last, identity, clientId, fleet.now) : null,
    qualificationNCVehiculeDTO: random.maybe(0.75, () =>
      qualification(
        random,
        fleet.directory.people,
        last ?? asset.installed,
        identity && vehicleEngin(identity),
        fleet.now,
      ),
    ),
  });
}
