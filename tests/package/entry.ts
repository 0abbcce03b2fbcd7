import { after } from "node:test";
import * as ours from "ocean-fleet";
import { NodeWorker } from "./node-worker.ts";

/** Whether the client's tests run against `ocean-fleet/worker` rather than `ocean-fleet`: `OCEAN_ENTRY` says so. */
export const isWorker = process.env.OCEAN_ENTRY === "worker";
/** Why a test that needs a `fetch` of its own is skipped. */
export const withoutFetch = isWorker && "a client in a worker has no `fetch` of its own";

const worker = isWorker ? await import("ocean-fleet/worker") : undefined;
const script = () => import.meta.resolve("ocean-fleet/worker-script");
if (worker) after(() => worker.terminate());

/** Gets the entry point ready. */
export const init = () => (worker ? worker.default({ worker: () => new NodeWorker(script()) }) : ours.default());

/** The client of the entry point. Types are those of `ocean-fleet`: the other one only lacks the option `fetch`. */
export const OceanClient = (worker?.OceanClient ?? ours.OceanClient) as typeof ours.OceanClient;
export type OceanClient = ours.OceanClient;

/** Decodes a body; only a worker needs time for it. */
export const decode = (worker?.decode ?? ours.decode) as (
  ...given: Parameters<typeof ours.decode>
) => ReturnType<typeof ours.decode> | Promise<ReturnType<typeof ours.decode>>;
export const decodeStream = (worker?.decodeStream ?? ours.decodeStream) as typeof ours.decodeStream;

/**
 * Makes a client whose options cannot be used, which either the constructor or the first call tells: in a worker, only
 * names, kinds and ranges are checked at once.
 */
export async function useOptions(options: ours.ClientOptions): Promise<unknown> {
  const ocean = new OceanClient(options);
  return isWorker ? ocean.entities() : ocean;
}
