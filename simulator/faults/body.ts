/** The bytes of a body, piece by piece. */
export type Pieces = AsyncGenerator<Uint8Array, void, void>;

/** A body as pieces. Not every browser can iterate over streams. */
export async function* piecesOf(body: ReadableStream<Uint8Array> | null): Pieces {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // Of a body that has ended or failed, there is nothing left to cancel.
    await reader.cancel().catch(() => {});
  }
}

/** A body whose pieces are produced at the reader's pace. */
export function bodyOf(pieces: Pieces): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return();
    },
  });
}

/** Up to this many bytes of a body, but never all of it: the last byte is always missing. */
export async function* beginning(body: ReadableStream<Uint8Array> | null, bytes: number): Pieces {
  let left = bytes;
  // Held back until another piece shows that this one is not the last.
  let held: Uint8Array = new Uint8Array();
  for await (const piece of piecesOf(body)) {
    if (held.length > 0) yield held;
    if (piece.length > left) {
      if (left > 0) yield piece.subarray(0, left);
      return;
    }
    held = piece;
    left -= piece.length;
  }
  if (held.length > 1) yield held.subarray(0, -1);
}
