/** The bytes of a body, one piece after the other. */
export type Pieces = AsyncGenerator<Uint8Array, void, void>;

/** A body whose pieces are made at the reader's pace. */
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

/** The first bytes of a body, so many or as many as there are, but never all of them: the last is always missing. */
export async function* beginning(body: ReadableStream<Uint8Array> | null, bytes: number): Pieces {
  if (body === null) return;
  let left = bytes;
  // Kept until another piece has shown that it is not the last.
  let kept: Uint8Array = new Uint8Array();
  for await (const piece of body) {
    if (kept.length > 0) yield kept;
    if (piece.length > left) {
      if (left > 0) yield piece.subarray(0, left);
      return;
    }
    kept = piece;
    left -= piece.length;
  }
  if (kept.length > 1) yield kept.subarray(0, -1);
}
