// What an application without the types of a platform can say: a test in Node, or a library for several platforms.
import init, {
  type BatchStream,
  type decode,
  type InitSource,
  isOceanError,
  OceanClient,
  type Vehicle,
} from "ocean-fleet";
import source from "ocean-fleet/ocean_fleet_bg.wasm";
import { oceanQueries } from "ocean-fleet/query";
import initSlim, { OceanClient as SlimClient } from "ocean-fleet/slim";
import type { Expect, Same } from "./same.types.js";

export const loads: Promise<void>[] = [init(), init(new Uint8Array(8)), initSlim(source), initSlim("/module.wasm")];
// @ts-expect-error: a number is no source.
init(5);
// @ts-expect-error: without the module in it, it has to be told where the module is.
initSlim();

export const clients: OceanClient[] = [new OceanClient(), new SlimClient({ baseUrl: "/restapi" })];
export const ocean: OceanClient = new SlimClient({
  fetch: async (url, init) => {
    const { method, headers, body }: { method: "GET" | "POST"; headers: Record<string, string>; body?: string } = init;
    return { status: url.length, headers: { get: (name) => headers[name] ?? method }, body };
  },
});

export const queried: Promise<Vehicle[]> = oceanQueries(ocean).vehicles().queryFn();

export async function read(): Promise<string[]> {
  const found: string[] = [];
  for (const { registration } of await ocean.vehicles()) found.push(registration ?? "");
  for await (const batch of ocean.stream("vehicles", {}, { select: ["vin"] })) found.push(batch[0]?.vin ?? "");
  for await (const { added } of ocean.watch("vehicles")) found.push(added[0]?.vin ?? "");
  return found;
}

export type Types = [
  Expect<Same<unknown extends InitSource ? true : false, false>>,
  Expect<Same<ReturnType<typeof decode<"vehicles">>, Vehicle[]>>,
  Expect<BatchStream<Vehicle> extends AsyncIterable<Vehicle[]> ? true : false>,
];
export const code = (error: unknown) => (isOceanError(error) ? error.code : "another");
