import { ending } from "./unfinished.js";

/**
 * Begins to read a body: as the stream it is, as whatever else gives its pieces one by one (a stream of Node's), or as
 * a whole. A problem is a mistake of the caller's own, which would stay.
 * @param {{ body?: any, bodyUsed?: boolean, arrayBuffer?: () => Promise<ArrayBuffer> }} answer
 */
export function readBody(answer) {
  const { body } = answer;
  if (answer.bodyUsed || body?.locked) {
    return { problem: "The Response that `fetch` gave is read elsewhere: clone it, and read the clone." };
  }
  if (typeof body?.getReader === "function") {
    const reader = body.getReader();
    return reading(
      () => reader.read(),
      () => reader.cancel(),
    );
  }
  const isIterable = typeof body?.[Symbol.asyncIterator] === "function";
  if (!isIterable && typeof answer.arrayBuffer !== "function") {
    return { problem: "The Response that `fetch` gave has neither a stream as its `body` nor an `arrayBuffer()`." };
  }
  const pieces = (isIterable ? body : whole(answer))[Symbol.asyncIterator]();
  return reading(
    () => pieces.next(),
    () => pieces.return?.(),
  );
}

/**
 * @param {() => any} next
 * @param {() => unknown} end
 */
function reading(next, end) {
  return {
    /** The bytes of the next piece; text where it is of no bytes; nothing at the end. */
    async next() {
      const { done, value } = await next();
      if (done) return undefined;
      return bytesOf(value) ?? `The body that \`fetch\` gave must be of bytes, not of the type ${typeof value}.`;
    },
    /** For when nobody reads on. */
    end: ending(async () => {
      try {
        await end();
      } catch {
        // The transfer has failed, which whoever waits for a piece is told.
      }
    }),
  };
}

/** @param {any} answer */
async function* whole(answer) {
  yield await answer.arrayBuffer();
}

/**
 * The bytes of a piece, whichever way and from whichever realm it comes; nothing where it is something else.
 * @param {any} piece
 */
export function bytesOf(piece) {
  if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  const kind = Object.prototype.toString.call(piece);
  return kind === "[object ArrayBuffer]" || kind === "[object SharedArrayBuffer]" ? new Uint8Array(piece) : undefined;
}
