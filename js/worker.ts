/**
 * The same as `ocean-fleet`, with the core in a worker: the page only makes the objects.
 *
 * @packageDocumentation
 */
import type { OceanClient as Client, OceanClientConstructor } from "./client.js";
import { createClientClass } from "./client-class.js";
import type { ClientOptions as AllClientOptions } from "./generated/boundary.js";
import { workerBackend } from "./worker/client.js";

export type { BatchStream } from "./batches.js";
export { isOceanError, OceanError } from "./error.js";
export type * from "./generated/boundary.js";
export type * from "./generated/definitions.js";
export {
  type GeoJSONFeature,
  type GeoJSONFeatureCollection,
  type GeoJSONGeometryOf,
  type GeoJSONLineString,
  type GeoJSONOptions,
  type GeoJSONPoint,
  type GeoJSONPosition,
  type GeoJSONPropertiesOf,
  type LocatedRecord,
  type LocatedResource,
  toGeoJSON,
} from "./geojson.js";
export type { ParamsOf, RecordOf, ResourceName } from "./options.js";
export type { Update } from "./watch/update.js";
export { decode, decodeStream } from "./worker/decode.js";
export { default, type InitOptions, terminate } from "./worker/loading.js";
export type { WorkerLike } from "./worker/worker-like.js";

/** The options of a client in a worker, whose requests the worker's own `fetch` sends. */
export interface ClientOptions extends Omit<AllClientOptions, "fetch"> {}

/** Talks to one server on behalf of one user: the same as that of `ocean-fleet`. */
export type OceanClient = Client;

/** For `new`, `extends` and `instanceof`. */
export const OceanClient: OceanClientConstructor<ClientOptions> = createClientClass(workerBackend);
