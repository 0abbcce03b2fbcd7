import { includedFields, optionalInteger } from "../parameters.ts";
import { jsonArray, map } from "../stream.ts";
import { nonCommunicatingDevice } from "../wire/nonCommunicatingDevice.ts";
import type { Resource } from "./resource.ts";

/** `GET noncommunicant/list`: the devices that have fallen silent, and why. */
export const nonCommunicatingDevices: Resource = {
  method: "GET",
  path: "/noncommunicant/list",
  about: "the silent devices",
  respond(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    const included = includedFields(c);
    return jsonArray(
      c,
      map(fleet.assets(), (asset) => included(nonCommunicatingDevice(fleet, asset, customerId))),
    );
  },
};
