import { OceanClient as Client, type ClientOptions as Options, type Vehicle } from "ocean-fleet";
import init, { type ClientOptions, decode, decodeStream, OceanClient, type terminate } from "ocean-fleet/worker";
import type { Expect, Same } from "./checks.types.ts";

// Clients of both entry points are assignable to each other.
export const one: Client = new OceanClient();
export const other: OceanClient = new Client();

// Records are the same.
export type Records = [
  Expect<Same<Awaited<ReturnType<typeof vehicles>>, Pick<Vehicle, "vin">[]>>,
  Expect<Same<Awaited<ReturnType<typeof decoded>>, Vehicle[]>>,
  Expect<Same<ReturnType<typeof terminate>, void>>,
];
export const vehicles = () => new OceanClient().vehicles({}, { select: ["vin"] });
export const decoded = () => decode("vehicles", "[]");
export const streamed: AsyncIterable<Vehicle[]> = decodeStream("vehicles", new ReadableStream());

// `decode` gives a promise.
// @ts-expect-error: it is no list.
export const list: Vehicle[] = decode("vehicles", "[]");

// Its own `fetch` sends the requests.
export const options: ClientOptions = { token: "abc", retries: 1 };
// @ts-expect-error: there is no such option.
export const withFetch: ClientOptions = { fetch };
export const theirs: Options = { ...options, fetch };
// @ts-expect-error: there is no such option.
new OceanClient({ fetch });

// `init` takes a worker, or a function that makes one, and no module.
await init();
await init({ worker: new Worker("worker.js") });
await init({ worker: () => new Worker("worker.js", { type: "module" }) });
// @ts-expect-error: a module is the worker's own affair.
await init("module.wasm");
// @ts-expect-error: a worker is one.
await init({ worker: "worker.js" });

export class Counting extends OceanClient {
  calls = 0;
}
