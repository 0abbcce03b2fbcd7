import { jsonArray } from "../stream.ts";
import { nonCommunicatingDevice } from "../wire/nonCommunicatingDevice.ts";
import { optionalInteger, type Resource } from "./resource.ts";

/** `GET noncommunicant/list`: the devices that fell silent, and why. */
export const nonCommunicatingDevices: Resource = {
  method: "GET",
  path: "/noncommunicant/list",
  respond(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    return jsonArray(c, fleet.size, (index) => nonCommunicatingDevice(fleet, index, customerId));
  },
};
