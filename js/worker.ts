/**
 * The same as `ocean-fleet`, with the core in a worker: the page only makes the objects.
 *
 * @packageDocumentation
 */
import type { OceanClient as Client, OceanClientConstructor } from "./client.js";
import { createClientClass } from "./client-class.js";
import type { ClientOptions as AllClientOptions } from "./generated/boundary.js";
import { workerBackend } from "./worker/client.js";

export * from "./api.js";
export { decode, decodeStream } from "./worker/decode.js";
export { default, type InitOptions, terminate } from "./worker/loading.js";
export type { WorkerLike } from "./worker/worker-like.js";

/** The options of a client in a worker, whose requests the worker's own `fetch` sends. */
export interface ClientOptions extends Omit<AllClientOptions, "fetch"> {}

/** Talks to one server on behalf of one user: the same as that of `ocean-fleet`. */
export type OceanClient = Client;

/** For `new`, `extends` and `instanceof`. */
export const OceanClient: OceanClientConstructor<ClientOptions> = createClientClass(workerBackend);
