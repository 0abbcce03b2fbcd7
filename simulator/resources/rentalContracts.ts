import { optionalInstant, optionalInteger, optionalIntegers } from "../parameters.ts";
import { map } from "../stream.ts";
import { isInForce, rentalContractRecord } from "../wire/rentalContractRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET contrat_location/contrats`: the contracts by which vehicles are rented. */
export const rentalContracts: Resource = {
  method: "GET",
  path: "/contrat_location/contrats",
  about: "the rental contracts in force at date, of all vehicles or vehicleIds",
  enumerated: ["typeLocation"],
  narrowing: { vehicleIds: "vehicleId" },
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const date = optionalInstant(c, "date");
    const assets = fleet.assets(optionalIntegers(c, "vehicleIds"));
    const rented = date === null ? assets : filter(assets, (asset) => isInForce(fleet.seed, asset, date));
    return map(rented, (asset) => rentalContractRecord(fleet.seed, asset, fleet.now));
  },
  samples: (fleet) => map(fleet.assets(), (asset) => rentalContractRecord(fleet.seed, asset, fleet.now)),
};

function* filter<T>(items: Iterable<T>, isKept: (item: T) => boolean): Iterable<T> {
  for (const item of items) if (isKept(item)) yield item;
}
