import ocean = require("ocean-fleet");
import slim = require("ocean-fleet/slim");

export const loaded: Promise<void>[] = [ocean.default(), slim.default("/ocean_fleet_bg.wasm")];
export const client: ocean.OceanClient = new slim.OceanClient();
export const vehicles: Promise<ocean.Vehicle[]> = client.vehicles({ registration: "AB-123-CD" });

// @ts-expect-error: there is no such parameter.
client.vehicles({ plate: "AB-123-CD" });
