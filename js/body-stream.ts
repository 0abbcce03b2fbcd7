import { type BatchStream, iterable } from "./batches.js";
import { readParts } from "./body.js";
import { fromCore, OceanError } from "./error.js";
import { keysOf } from "./generated/option-keys.js";
import { copyObject } from "./input.js";
import type { ByteReader, ByteStream } from "./platform-types.js";
import { type BatchSink, buildRecords } from "./records/batch-sink.js";
import { platform } from "./runtime/platform.js";

/** Decodes a body piece by piece, and passes batches on in the meantime. */
export interface BodyDecoder {
  /** Rejects if there can be no such decoder, and that is not known at once. */
  readonly opened?: Promise<unknown>;
  push(piece: Uint8Array): void | Promise<void>;
  finish(): void | Promise<void>;
  /** Called once. */
  free(): void;
}

/** Creates a decoder, given a copy of its options. */
type CreateDecoder = (resource: string, options: unknown, batches: BatchSink) => BodyDecoder;

/**
 * Decodes a body as it arrives, and no faster than its batches are read.
 *
 * @param assertLoaded fails unless `init` has been called
 */
export function streamRecords(
  assertLoaded: () => unknown,
  resource: unknown,
  body: ByteStream,
  options: unknown,
  createDecoder: CreateDecoder,
): BatchStream<unknown> {
  /** Batches not yet taken. */
  const ready: unknown[][] = [];
  let decoder: BodyDecoder | undefined;
  let reader: ByteReader | undefined;
  let parts: AsyncGenerator<Uint8Array, void>;
  let failure: { readonly error: unknown } | undefined;

  function open(): void {
    try {
      reader = body.getReader();
      parts = readParts(reader);
    } catch (error) {
      const message = "`decodeStream` takes a ReadableStream that nobody else reads.";
      throw new OceanError("invalid-params", message, {}, error);
    }
  }

  function stop(): void {
    decoder?.free();
    decoder = undefined;
  }

  /** Decodes the next part of the body. */
  async function advance(running: BodyDecoder): Promise<void> {
    try {
      const { done, value } = await parts.next();
      // Cancelled in the meantime.
      if (decoder !== running) return;
      if (!done) return await running.push(value);
      await running.finish();
    } catch (error) {
      failure = { error: fromCore(error) };
      reader?.cancel(error).catch(() => {});
    }
    if (decoder === running) stop();
  }

  const stream = new (platform("ReadableStream"))<unknown[]>({
    async start() {
      assertLoaded();
      const name = String(resource);
      const copy = copyObject(options, keysOf("decode"));
      try {
        decoder = createDecoder(name, copy, buildRecords(name, { take: (batch) => ready.push(batch) }));
        open();
        await decoder.opened;
      } catch (error) {
        stop();
        reader?.releaseLock();
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
      return reader?.cancel(reason);
    },
  });
  return iterable(stream);
}
