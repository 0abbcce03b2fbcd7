import type { Asset } from "../fleet/asset.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { isSilent } from "../fleet/silence.ts";
import { optionalInteger } from "../parameters.ts";
import { map } from "../stream.ts";
import { nonCommunicatingDevice } from "../wire/nonCommunicatingDevice.ts";
import type { Resource } from "./resource.ts";

function* silent(fleet: Fleet): Iterable<Asset> {
  for (const asset of fleet.assets()) if (isSilent(asset, fleet.now)) yield asset;
}

/** `GET noncommunicant/list`: the devices that have fallen silent, and why. */
export const nonCommunicatingDevices: Resource = {
  method: "GET",
  path: "/noncommunicant/list",
  about: "the silent devices",
  expandable: true,
  records(c, fleet) {
    const customerId = optionalInteger(c, "customerId");
    return map(silent(fleet), (asset) => nonCommunicatingDevice(fleet, asset, customerId));
  },
  samples: (fleet) => map(silent(fleet), (asset) => nonCommunicatingDevice(fleet, asset, null)),
};
