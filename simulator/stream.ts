import type { Context } from "hono";
import { JSON_TYPE } from "./errors.ts";

/** Enough to fill a socket's buffer, little enough to stop soon after the client has gone. */
const RECORDS_PER_PIECE = 4;

/**
 * Answers with a JSON array whose records are made while it is being sent, at the reader's pace: an answer of any
 * length takes the memory of a few records.
 */
export function jsonArray(c: Context, length: number, record: (index: number) => unknown): Response {
  const encoder = new TextEncoder();
  let index = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const end = Math.min(index + RECORDS_PER_PIECE, length);
      let piece = index === 0 ? "[" : "";
      for (; index < end; index++) piece += (index === 0 ? "" : ",") + JSON.stringify(record(index));
      if (index === length) piece += "]";
      controller.enqueue(encoder.encode(piece));
      if (index === length) controller.close();
    },
  });
  return c.body(body, 200, { "content-type": JSON_TYPE });
}
