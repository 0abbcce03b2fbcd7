import type { Fleet } from "../fleet/fleet.ts";
import { Random } from "../random.ts";
import { boxInstallationInfo, detailedBox } from "./box.ts";
import { withGaps } from "./gaps.ts";
import { position } from "./position.ts";
import { qualification } from "./qualification.ts";
import { currentVehicule, vehicle, vehicleEngin } from "./vehicle.ts";

/**
 * One element of `GET noncommunicant/list`. It depends on the seed, the index and the customer asked for, and on
 * nothing else: not on the size of the fleet, not on the time of day.
 */
export function nonCommunicatingDevice(fleet: Fleet, index: number, customerId: number | null) {
  const asset = fleet.asset(index);
  const random = new Random(fleet.seed, "non-communicating device", index);
  // A few devices sit on a shelf: no vehicle, hence no position either.
  const full = random.chance(0.96) ? currentVehicule(fleet.seed, asset) : null;
  const identity = full && vehicle(full);
  const last = asset.lastCommunication;
  const clientId = customerId ?? asset.customer.id;
  return withGaps(random, {
    boxInstallationInfo: boxInstallationInfo(random, asset),
    detailedBoxDTO: detailedBox(random, asset, full, customerId),
    ongletPositionVehicleDTO: identity && last !== null ? position(random, asset, last, identity, clientId) : null,
    qualificationNCVehiculeDTO: random.maybe(0.75, () =>
      qualification(random, fleet.directory.people, last ?? asset.installed, identity && vehicleEngin(identity)),
    ),
  });
}
