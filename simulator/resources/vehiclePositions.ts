import { optionalInteger } from "../parameters.ts";
import { map } from "../stream.ts";
import { vehiclePositionRecord } from "../wire/vehiclePositionRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/vehiclePositions`: every vehicle, and where it was last. */
export const vehiclePositions: Resource = {
  method: "GET",
  path: "/mobility/v1/vehiclePositions",
  about: '{"vehicles": [...]}, each with its last position',
  enumerated: ["etat", "etatImmobilisation"],
  key: "vehicles",
  records(c, fleet) {
    optionalInteger(c, "customerId");
    return map(fleet.assets(), (asset) => vehiclePositionRecord(fleet.seed, asset));
  },
  samples: (fleet) => map(fleet.assets(), (asset) => vehiclePositionRecord(fleet.seed, asset)),
};
