import type { Context } from "hono";
import { JSON_TYPE } from "./errors.ts";

/** In UTF-16 units: enough to fill a socket's buffer, but little enough to stop soon after the client has left. */
const PIECE_LENGTH = 32_768;

/** Answers with a JSON array, if a key is given as the only member of an object; see `streamed`. */
export function jsonArray(c: Context, records: Iterable<unknown>, key?: string): Response {
  const [open, close] = key === undefined ? ["[", "]"] : [`{${JSON.stringify(key)}:[`, "]}"];
  return streamed(c, open, map(records, JSON.stringify), close);
}

/** Answers with a JSON object, with its members in the order given; see `streamed`. */
export function jsonObject(c: Context, members: Iterable<readonly [key: string, value: unknown]>): Response {
  return streamed(
    c,
    "{",
    map(members, ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`),
    "}",
  );
}

/** The elements of an iterable, each transformed when it is requested. */
export function* map<T, U>(values: Iterable<T>, change: (value: T) => U): Iterable<U> {
  for (const value of values) yield change(value);
}

/**
 * Answers with a body whose elements are generated while it is being sent, at the reader's pace: an answer of any
 * length needs memory for only a few of them.
 */
function streamed(c: Context, open: string, elements: Iterable<string>, close: string): Response {
  const encoder = new TextEncoder();
  const iterator = elements[Symbol.iterator]();
  let piece = open;
  let separator = "";
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      while (piece.length < PIECE_LENGTH) {
        const { done, value } = iterator.next();
        if (done) {
          controller.enqueue(encoder.encode(piece + close));
          controller.close();
          return;
        }
        piece += separator + value;
        separator = ",";
      }
      controller.enqueue(encoder.encode(piece));
      piece = "";
    },
  });
  return c.body(body, 200, { "content-type": JSON_TYPE });
}
