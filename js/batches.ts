declare global {
  /** The platform's own, where it is declared; these declarations also compile where it is not. */
  interface ReadableStream<R> {}
}

/** Batches of records as they arrive: read them as a stream or with `for await`. */
export type BatchStream<T> = ReadableStream<T[]> & AsyncIterable<T[]>;

/**
 * Makes a stream iterable in browsers that do not.
 *
 * @internal
 */
export function iterable<T>(stream: ReadableStream<T[]>): BatchStream<T> {
  if (!(Symbol.asyncIterator in stream)) {
    Object.defineProperty(stream, Symbol.asyncIterator, { value: () => batches(stream), configurable: true });
  }
  return stream as BatchStream<T>;
}

async function* batches<T>(stream: ReadableStream<T[]>): AsyncGenerator<T[], void, undefined> {
  const reader = stream.getReader();
  let done = false;
  try {
    for (;;) {
      const result = await reader.read();
      if (result.done) break;
      yield result.value;
    }
    done = true;
  } finally {
    // Leaving the loop early cancels the stream.
    if (!done) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}
