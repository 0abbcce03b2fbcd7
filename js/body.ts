import { OceanError } from "./error.js";
import { bytesOf } from "./generated/snippets.js";
import type { ByteReader } from "./platform-types.js";
import { platform } from "./runtime/platform.js";
import { pause } from "./runtime/scheduler.js";

/** How much of a body is decoded in one go, in bytes. */
const PART = 1 << 18;

/** Bytes, however they were given. */
export function bytes(body: unknown, accepted = "a Uint8Array, an ArrayBuffer or a string"): Uint8Array {
  const bytes = bytesOf(body);
  if (!bytes) throw new OceanError("invalid-params", `The body must be ${accepted}.`);
  return bytes;
}

/** A body in parts that each take only a moment to decode, with pauses between them. */
export async function* readParts(reader: ByteReader): AsyncGenerator<Uint8Array, void> {
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
export function* pieces(body: unknown): Generator<Uint8Array> {
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
