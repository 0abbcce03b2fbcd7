import type { BatchStream } from "./batches.js";
import { pieces } from "./body.js";
import { streamRecords } from "./body-stream.js";
import { fromCore } from "./error.js";
import type { DecodeOptions } from "./generated/boundary.js";
import { keysOf } from "./generated/option-keys.js";
import { copyObject } from "./input.js";
import type { Fitting, RecordOf, ResourceName } from "./options.js";
import type { ByteStream } from "./platform-types.js";
import { collect } from "./records/batch-sink.js";
import { CoreDecoder } from "./runtime/core-decoder.js";
import { core } from "./runtime/recovery.js";

/**
 * Decodes the whole body of an answer, as the endpoint sends it: for your own transport, cache or tests.
 *
 * @param resource the resource that the answer is of
 * @param body the body: bytes, or text
 * @returns the records
 * @throws {OceanError} `malformed-json`, `invalid-response`, `too-large`, `invalid-options`, `invalid-params`,
 *   `not-initialized`
 *
 * @example
 * ```ts
 * const devices = decode("nonCommunicatingDevices", await response.arrayBuffer(), { select: ["id", "vehicle"] });
 * ```
 */
export function decode<R extends ResourceName, const O extends DecodeOptions<R> = object>(
  resource: R,
  body: Uint8Array | ArrayBuffer | string,
  options?: Fitting<O, DecodeOptions<R>>,
): RecordOf<R, O>[] {
  core();
  const records: unknown[] = [];
  const name = String(resource);
  const copy = copyObject(options, keysOf("decode"));
  try {
    const decoder = core().createDecoder(name, copy, false, collect(name, records));
    try {
      for (const piece of pieces(body)) decoder.push(piece);
      decoder.finish();
    } finally {
      decoder.free();
    }
  } catch (error) {
    throw fromCore(error);
  }
  return records as RecordOf<R, O>[];
}

/**
 * Decodes the body of an answer as it arrives. The stream fails at the first problem, after giving out what came before.
 *
 * @param resource the resource that the answer is of
 * @param body the body: `response.body`
 * @returns batches of records; it fails with what {@link decode} throws
 */
export function decodeStream<R extends ResourceName, const O extends DecodeOptions<R> = object>(
  resource: R,
  body: ByteStream,
  options?: Fitting<O, DecodeOptions<R>>,
): BatchStream<RecordOf<R, O>> {
  const stream = streamRecords(core, resource, body, options, (...given) => new CoreDecoder(...given));
  return stream as BatchStream<RecordOf<R, O>>;
}
