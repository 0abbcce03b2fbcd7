import { JSON_TYPE } from "../errors.ts";
import { optionalInteger } from "../parameters.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/entities`: the parts of the company that vehicles, drivers and equipment belong to. */
export const entities: Resource = {
  method: "GET",
  path: "/mobility/v1/entities",
  about: '{"entities": [...]}, 24 of them in any fleet',
  respond(c, { directory }) {
    optionalInteger(c, "customerId");
    const answer = { entities: directory.entities.map(({ id, name }) => ({ id, nom: name })) };
    return c.body(JSON.stringify(answer), 200, { "content-type": JSON_TYPE });
  },
};
