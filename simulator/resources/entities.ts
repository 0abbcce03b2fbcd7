import type { Fleet } from "../fleet/fleet.ts";
import { optionalInteger } from "../parameters.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/entities`: the parts of the company that vehicles, drivers and equipment belong to. */
export const entities: Resource = {
  method: "GET",
  path: "/mobility/v1/entities",
  about: '{"entities": [...]}, 24 of them in any fleet',
  key: "entities",
  records(c, fleet) {
    optionalInteger(c, "customerId");
    return entityRecords(fleet);
  },
  samples: entityRecords,
};

function entityRecords({ directory }: Fleet): Iterable<unknown> {
  return directory.entities.map(({ id, name }) => ({ id, nom: name }));
}
