import type { BatchStream } from "../batches.js";
import { type BodyDecoder, streamRecords } from "../body-stream.js";
import type { DecodeOptions } from "../generated/boundary.js";
import { keysOf } from "../generated/option-keys.js";
import { bytesOf } from "../generated/snippets.js";
import { copyObject } from "../input.js";
import type { Fitting, RecordOf, ResourceName } from "../options.js";
import type { ByteStream } from "../platform-types.js";
import { type BatchSink, collect } from "../records/batch-sink.js";
import { pause } from "../runtime/scheduler.js";
import type { Link } from "./link.js";
import { runningLink } from "./loading.js";
import { encode, type Functions } from "./values.js";

/**
 * Decodes the whole body of an answer in the worker, as the endpoint sends it: for your own transport, cache or tests.
 *
 * @param resource the resource that the answer is of
 * @param body the body: bytes, which are copied, or text
 * @returns the records
 * @throws {OceanError} `malformed-json`, `invalid-response`, `too-large`, `invalid-options`, `invalid-params`,
 *   `not-initialized`
 *
 * @example
 * ```ts
 * const devices = await decode("nonCommunicatingDevices", await response.arrayBuffer(), { select: ["id", "vehicle"] });
 * ```
 */
export async function decode<R extends ResourceName, const O extends DecodeOptions<R> = object>(
  resource: R,
  body: Uint8Array | ArrayBuffer | string,
  options?: Fitting<O, DecodeOptions<R>>,
): Promise<RecordOf<R, O>[]> {
  const link = runningLink();
  const name = String(resource);
  const behind = { functions: {} as Functions, keep: link.keep };
  const encoded = encode(copyObject(options, keysOf("decode")), behind);
  const text = typeof body === "string" ? body : undefined;
  const bytes = text === undefined ? copyOf(bytesOf(body)) : undefined;
  const records: unknown[] = [];
  const owner = { functions: behind.functions, batches: collect(name, records), ready: pause };
  const task = { name: "decode", resource: name, options: encoded, body: text ?? bytes } as const;
  await link.call(task, link.next(), owner, bytes ? [bytes.buffer] : []);
  return records as RecordOf<R, O>[];
}

/**
 * Decodes the body of an answer in the worker, as it arrives. The stream fails at the first problem, after giving out what
 * came before.
 *
 * @param resource the resource that the answer is of
 * @param body the body: `response.body`
 * @returns batches of records; it fails with what {@link decode} rejects with
 */
export function decodeStream<R extends ResourceName, const O extends DecodeOptions<R> = object>(
  resource: R,
  body: ByteStream,
  options?: Fitting<O, DecodeOptions<R>>,
): BatchStream<RecordOf<R, O>> {
  const stream = streamRecords(runningLink, resource, body, options, (...given) => new WorkerDecoder(...given));
  return stream as BatchStream<RecordOf<R, O>>;
}

/** Decodes a body in the worker, piece by piece. */
class WorkerDecoder implements BodyDecoder {
  private readonly link: Link;
  private readonly number: number;
  readonly opened: Promise<unknown>;

  constructor(resource: string, options: unknown, batches: BatchSink) {
    const link = runningLink();
    const functions: Functions = {};
    const encoded = encode(options, { functions, keep: link.keep });
    this.link = link;
    this.number = link.next();
    link.own(this.number, { functions, batches });
    this.opened = link.call({ name: "openDecoder", resource, options: encoded }, this.number);
    // It is waited for later, or not at all if the body cannot be read.
    this.opened.catch(() => {});
  }

  async push(piece: Uint8Array): Promise<void> {
    const copy = copyOf(piece);
    await this.link.call({ name: "push", decoder: this.number, piece: copy }, undefined, undefined, [copy.buffer]);
  }

  async finish(): Promise<void> {
    await this.link.call({ name: "finish", decoder: this.number });
  }

  free(): void {
    this.link.post({ type: "closeDecoder", decoder: this.number });
    this.link.disown(this.number);
  }
}

/** A copy that can be transferred: what callers have stays theirs. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
function copyOf(bytes: Uint8Array | undefined): Uint8Array<ArrayBuffer> | undefined;
function copyOf(bytes: Uint8Array | undefined): Uint8Array<ArrayBuffer> | undefined {
  return bytes && new Uint8Array(bytes);
}
