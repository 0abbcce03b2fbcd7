import { includedFields, optionalInteger, optionalIntegers } from "../parameters.ts";
import { jsonArray, map } from "../stream.ts";
import { equipmentRecord } from "../wire/equipmentRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET materiel/list`: the equipment with a tag. */
export const equipment: Resource = {
  method: "GET",
  path: "/materiel/list",
  about: "the tagged equipment, all of it or materielIds",
  respond(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const ids = optionalIntegers(c, "materielIds");
    const included = includedFields(c);
    return jsonArray(
      c,
      map(fleet.equipment(ids), (item) => included(equipmentRecord(fleet.seed, item, customerId))),
    );
  },
};
