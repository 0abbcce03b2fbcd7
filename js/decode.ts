import { type BatchStream, iterable } from "./batches.js";
import { fromCore, OceanError } from "./error.js";
import type { DecodeOptions } from "./generated/boundary.js";
import { copyObject } from "./input.js";
import type { Fitting, RecordOf, ResourceName } from "./options.js";
import type { ByteReader, ByteStream } from "./platform-types.js";
import type { Decoder } from "./runtime/core.js";
import { platform } from "./runtime/platform.js";
import { core } from "./runtime/recovery.js";
import { pause } from "./runtime/scheduler.js";

/** How much of a stream is decoded in one go, in bytes. */
const PART = 1 << 18;

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
  const records: unknown[] = [];
  const name = String(resource);
  const copy = copyObject(options, core().keys("decode"));
  try {
    const decoder = core().createDecoder(name, copy, false, {
      take(batch) {
        for (const record of batch) records.push(record);
      },
    });
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
  /** Batches not yet taken. */
  const ready: unknown[][] = [];
  let decoder: Decoder | undefined;
  let reader: ByteReader;
  let parts: AsyncGenerator<Uint8Array, void>;
  let failure: { readonly error: unknown } | undefined;
  /** Whether the decoder is running; a hook it calls may cancel the stream. */
  let isBusy = false;

  function start(name: string, copy: unknown): void {
    decoder = core().createDecoder(name, copy, true, { take: (batch) => ready.push(batch) });
    try {
      reader = body.getReader();
      parts = partsOf(reader);
    } catch (error) {
      throw new OceanError(
        "invalid-params",
        "`decodeStream` takes a ReadableStream that nobody else reads.",
        {},
        error,
      );
    }
  }

  function stop(): void {
    if (!isBusy) decoder?.free();
    decoder = undefined;
  }

  /** Runs the decoder, and frees it afterwards if a hook has cancelled the stream. */
  function work(running: Decoder, run: () => void): void {
    isBusy = true;
    try {
      run();
    } finally {
      isBusy = false;
      if (decoder !== running) running.free();
    }
  }

  /** Decodes the next part of the body. */
  async function advance(running: Decoder): Promise<void> {
    try {
      const { done, value } = await parts.next();
      // Cancelled in the meantime.
      if (decoder !== running) return;
      if (!done) {
        return work(running, () => {
          running.push(value);
          running.reportDrift();
        });
      }
      work(running, () => running.finish());
    } catch (error) {
      failure = { error: fromCore(error) };
      reader.cancel(error).catch(() => {});
    }
    stop();
  }

  const stream = new (platform("ReadableStream"))<unknown[]>({
    async start() {
      const name = String(resource);
      const copy = copyObject(options, core().keys("decode"));
      try {
        start(name, copy);
      } catch (error) {
        stop();
        throw fromCore(error);
      }
    },
    async pull(controller) {
      while (ready.length === 0 && decoder) await advance(decoder);
      const batch = ready.shift();
      // Records before a problem are given out first.
      if (batch) controller.enqueue(batch);
      else if (failure) controller.error(failure.error);
      else controller.close();
    },
    cancel(reason) {
      stop();
      return reader.cancel(reason);
    },
  });
  return iterable(stream) as BatchStream<RecordOf<R, O>>;
}

/** Bytes, however they were given. */
function bytes(body: unknown, accepted = "a Uint8Array, an ArrayBuffer or a string"): Uint8Array {
  const bytes = core().bytesOf(body);
  if (!bytes) throw new OceanError("invalid-params", `The body must be ${accepted}.`);
  return bytes;
}

/** A body in parts that each take only a moment to decode, with pauses between them. */
async function* partsOf(reader: ByteReader): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const piece = bytes(value, "a stream of bytes: one of text goes through a TextEncoderStream first");
    for (let from = 0; from < piece.length; from += PART) {
      yield piece.subarray(from, from + PART);
      await pause();
    }
  }
}

/** A body as bytes; text is encoded piece by piece, so that memory never holds it twice. */
function* pieces(body: unknown): Generator<Uint8Array> {
  if (typeof body !== "string") {
    yield bytes(body);
    return;
  }
  const text = wellFormed(body);
  const encoder = new (platform("TextEncoder"))();
  const piece = new Uint8Array(Math.min(1 << 16, 3 * text.length));
  for (let from = 0; from < text.length; ) {
    const { read, written } = encoder.encodeInto(text.slice(from), piece);
    yield piece.subarray(0, written);
    from += read;
  }
}

/** UTF-8 cannot hold lone surrogates, so they are written as JSON escapes. */
function wellFormed(text: string): string {
  const isWellFormed = (text as { isWellFormed?(): boolean }).isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
  if (isWellFormed) return text;
  // Escapes are unaffected: a surrogate cannot follow a backslash in valid JSON.
  return text.replace(/\\.|\p{Surrogate}/gsu, (unit) =>
    unit.startsWith("\\") ? unit : `\\u${unit.charCodeAt(0).toString(16)}`,
  );
}
