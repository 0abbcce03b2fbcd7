/**
 * Typed, validated, fast access to the Ocean fleet-tracking REST API.
 *
 * @packageDocumentation
 */
export type { BatchStream } from "./batches.js";
export { OceanClient } from "./client.js";
export { decode, decodeStream } from "./decode.js";
export { isOceanError, OceanError, type OceanErrorCode, type OceanErrorDetails } from "./error.js";
export type * from "./generated/definitions.js";
export { default, type InitSource, initSync } from "./load.js";
export type {
  ClientOptions,
  Credentials,
  DecodeOptions,
  Drift,
  Issue,
  Limits,
  ParamsOf,
  Progress,
  RecordOf,
  RequestEvent,
  RequestOptions,
  ResourceName,
  ResponseEvent,
  RetryEvent,
  Session,
} from "./options.js";
