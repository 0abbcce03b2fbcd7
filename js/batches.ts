/** Batches of records as they come: to be read as a stream, or with `for await`. */
export type BatchStream<T> = ReadableStream<T[]> & AsyncIterable<T[]>;

/**
 * Makes a stream iterable where the browser does not.
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
    // Whoever leaves the loop early wants no more.
    if (!done) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}
