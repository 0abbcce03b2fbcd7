import { includedFields, optionalInteger, optionalText } from "../parameters.ts";
import { jsonArray, map } from "../stream.ts";
import { vehicleRecord } from "../wire/vehicleRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET vehicule_engin/vehicles`: the vehicles with their devices, drivers, odometers and planned visits. */
export const vehicles: Resource = {
  method: "GET",
  path: "/vehicule_engin/vehicles",
  about: "every vehicle, or the one whose plate is immatriculation",
  respond(c, fleet) {
    optionalInteger(c, "customerId");
    const registration = optionalText(c, "immatriculation");
    const included = includedFields(c);
    const assets = registration === null ? fleet.assets() : fleet.assetsRegistered([registration]);
    return jsonArray(
      c,
      map(assets, (asset) => included(vehicleRecord(fleet.seed, asset))),
    );
  },
};
