import { readFileSync } from "node:fs";
import { OceanClient, type ParamsOf, type RequestOptions, type ResourceName, type ResponseEvent } from "ocean-fleet";
import { simulatorUrl } from "./servers.ts";

/** What the simulator is asked, by resource: something comes back for each. */
export const PARAMS: { [R in ResourceName]: ParamsOf<R> } = {
  entities: {},
  vehicles: {},
  nearestVehicles: { latitude: 45.76, longitude: 4.84, radius: 500, radiusUnit: "km" },
  nonCommunicatingDevices: {},
  auxiliaryEquipmentUsage: { startDate: "2026-01-01", endDate: "05/01/2026" },
  equipment: {},
  latestEvents: { eventCodes: [1, 2], start: new Date("2025-12-01T00:00:00Z") },
};

export const RESOURCES = Object.keys(PARAMS) as ResourceName[];

const SAMPLES: { [R in ResourceName]: string } = {
  entities: "entities",
  vehicles: "vehicles",
  nearestVehicles: "nearest-vehicles",
  nonCommunicatingDevices: "non-communicating-devices",
  auxiliaryEquipmentUsage: "auxiliary-equipment-usage",
  equipment: "equipment",
  latestEvents: "latest-events",
};

/** The answer on the vendor's page: every documented field has a value. */
export const sampleOf = (resource: ResourceName): string =>
  readFileSync(new URL(`../fixtures/${SAMPLES[resource]}.json`, import.meta.url), "utf8");

/** A client of the simulator, and what has last passed between the two. */
export function connect() {
  const seen = { request: new Request(simulatorUrl()), body: new Uint8Array(), event: undefined as unknown };
  const ocean = new OceanClient({
    baseUrl: simulatorUrl(),
    getCredentials: () => ({ login: "demo", password: "demo" }),
    fetch: async (input) => {
      seen.request = (input as Request).clone();
      const response = await fetch(input);
      seen.body = new Uint8Array(await response.clone().arrayBuffer());
      return response;
    },
    onResponse: (event) => {
      seen.event = event;
    },
  });
  return { ocean, seen: seen as typeof seen & { event: ResponseEvent } };
}

export type Client = ReturnType<typeof connect>;

/** All records of a resource: its method, whichever it is. */
export function ask(
  ocean: OceanClient,
  resource: ResourceName,
  options?: RequestOptions,
): Promise<Record<string, unknown>[]> {
  const method = ocean[resource] as (params: unknown, options: unknown) => Promise<Record<string, unknown>[]>;
  return method.call(ocean, PARAMS[resource], options);
}
