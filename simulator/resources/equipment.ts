import { optionalInteger, optionalIntegers } from "../parameters.ts";
import { map } from "../stream.ts";
import { equipmentRecord } from "../wire/equipmentRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET materiel/list`: the equipment with a tag. */
export const equipment: Resource = {
  method: "GET",
  path: "/materiel/list",
  about: "the tagged equipment, all of it or materielIds",
  expandable: true,
  narrowing: { materielIds: "materiel.id" },
  records(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const ids = optionalIntegers(c, "materielIds");
    return map(fleet.equipment(ids), (item) => equipmentRecord(fleet.seed, item, customerId));
  },
  samples: (fleet) => map(fleet.equipment(), (item) => equipmentRecord(fleet.seed, item, null)),
};
