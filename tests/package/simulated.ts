import { readFileSync } from "node:fs";
import { OceanClient, type RequestOptions, type ResourceName, type ResponseEvent } from "ocean-fleet";
import { requiredParams } from "../resources.ts";
import { simulatorUrl } from "./servers.ts";

/** The answer from the vendor's page: every documented field has a value. */
export const sampleOf = (resource: ResourceName): string =>
  readFileSync(new URL(`../fixtures/${resource}.json`, import.meta.url), "utf8");

/** A client of the simulator, and the last request and answer. */
export function connect() {
  const seen = { request: new Request(simulatorUrl()), body: new Uint8Array(), event: undefined as unknown };
  const ocean = new OceanClient({
    baseUrl: simulatorUrl(),
    getCredentials: () => ({ login: "demo", password: "demo" }),
    fetch: async (input, init) => {
      seen.request = new Request(input, init);
      const response = await fetch(input, init);
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

/** All records of a resource, from the resource's own method. */
export function ask(
  ocean: OceanClient,
  resource: ResourceName,
  options?: RequestOptions,
): Promise<Record<string, unknown>[]> {
  const method = ocean[resource] as (params: unknown, options: unknown) => Promise<Record<string, unknown>[]>;
  return method.call(ocean, requiredParams(resource), options);
}

/** A stream of a resource's records. */
export function stream(
  ocean: OceanClient,
  resource: ResourceName,
  options?: RequestOptions,
): AsyncIterable<Record<string, unknown>[]> {
  const method = ocean.stream as (...args: unknown[]) => AsyncIterable<Record<string, unknown>[]>;
  return method.call(ocean, resource, requiredParams(resource), options);
}
