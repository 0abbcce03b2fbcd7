import { optionalInteger, optionalText } from "../parameters.ts";
import { map } from "../stream.ts";
import { vehicleRecord } from "../wire/vehicleRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET vehicule_engin/vehicles`: the vehicles with their devices, drivers, odometers and planned visits. */
export const vehicles: Resource = {
  method: "GET",
  path: "/vehicule_engin/vehicles",
  about: "every vehicle, or the one whose plate is immatriculation",
  expandable: true,
  narrowing: { immatriculation: "vehicle.immatriculation" },
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const registration = optionalText(c, "immatriculation");
    const assets = registration === null ? fleet.assets() : fleet.assetsRegistered([registration]);
    return map(assets, (asset) => vehicleRecord(fleet.seed, asset));
  },
  samples: (fleet) => map(fleet.assets(), (asset) => vehicleRecord(fleet.seed, asset)),
};
