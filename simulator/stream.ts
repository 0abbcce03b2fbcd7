/** In UTF-16 units: enough to fill a socket's buffer, but little enough to stop soon after the client has left. */
const PIECE_LENGTH = 32_768;

/** The elements of an iterable, each transformed when it is requested. */
export function* map<T, U>(values: Iterable<T>, change: (value: T) => U): Iterable<U> {
  for (const value of values) yield change(value);
}

/**
 * A body whose elements are generated while it is being sent, at the reader's pace: an answer of any length needs memory
 * for only a few of them.
 */
export function streamed(open: string, elements: Iterable<string>, close: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = elements[Symbol.iterator]();
  let piece = open;
  let separator = "";
  return new ReadableStream<Uint8Array>({
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
}
