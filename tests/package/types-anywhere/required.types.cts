// The same for CommonJS, where what is required is the CommonJS build.
import ocean = require("ocean-fleet");
import queries = require("ocean-fleet/query");
import slim = require("ocean-fleet/slim");

export const loads: Promise<void>[] = [ocean.default(), slim.default("/module.wasm")];
export const client: ocean.OceanClient = new slim.OceanClient({ token: "abc" });
export const vehicles: Promise<ocean.Vehicle[]> = client.vehicles({ registration: "AB-123-CD" });
export const queried: Promise<ocean.Vehicle[]> = queries.oceanQueries(client).vehicles().queryFn();
// @ts-expect-error: there is no such parameter.
client.vehicles({ plate: "AB-123-CD" });
