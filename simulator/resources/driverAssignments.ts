import { optionalInteger } from "../parameters.ts";
import { jsonArray } from "../stream.ts";
import { driverAssignmentRecord } from "../wire/driverAssignmentRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET affectations_chauffeurs/historique`: which driver had which vehicle, and when. */
export const driverAssignments: Resource = {
  method: "GET",
  path: "/affectations_chauffeurs/historique",
  about: "the drivers of vehicles over time, all of them or those of idVehicule or idIndividu",
  respond(c, fleet) {
    optionalInteger(c, "customerId");
    const vehicleId = optionalInteger(c, "idVehicule");
    const driverId = optionalInteger(c, "idIndividu");
    return jsonArray(c, records());

    function* records(): Iterable<unknown> {
      for (const asset of fleet.assets(vehicleId === null ? null : [vehicleId])) {
        for (const assignment of fleet.track(asset.index).assignments(fleet.now)) {
          if (driverId !== null && assignment.driver.id !== driverId) continue;
          yield driverAssignmentRecord(fleet.seed, asset, assignment);
        }
      }
    }
  },
};
