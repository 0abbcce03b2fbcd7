import type { Asset } from "../fleet/asset.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { optionalInteger } from "../parameters.ts";
import { driverAssignmentRecord } from "../wire/driverAssignmentRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET affectations_chauffeurs/historique`: which driver had which vehicle, and when. */
export const driverAssignments: Resource = {
  method: "GET",
  path: "/affectations_chauffeurs/historique",
  about: "the drivers of vehicles over time, all of them or those of idVehicule or idIndividu",
  narrowing: { idVehicule: "chauffeurVehicule.idVehicule", idIndividu: "chauffeurVehicule.idIndividu" },
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const vehicleId = optionalInteger(c, "idVehicule");
    const driverId = optionalInteger(c, "idIndividu");
    return assignments(fleet, fleet.assets(vehicleId === null ? null : [vehicleId]), driverId);
  },
  samples: (fleet) => assignments(fleet, fleet.assets(), null),
};

function* assignments(fleet: Fleet, assets: Iterable<Asset>, driverId: number | null): Iterable<unknown> {
  for (const asset of assets) {
    for (const assignment of fleet.track(asset.index).assignments(fleet.now)) {
      if (driverId !== null && assignment.driver.id !== driverId) continue;
      yield driverAssignmentRecord(fleet.seed, asset, assignment);
    }
  }
}
