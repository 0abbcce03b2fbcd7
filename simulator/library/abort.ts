import type { Connection } from "../connection.ts";
import { piecesOf } from "../faults/body.ts";

/** The signal of a request, of any realm. It may be aborted until the whole answer has been read. */
export class Abort {
  readonly #signal: AbortSignal | undefined;
  readonly #callbacks = new Set<(reason: unknown) => void>();
  readonly #listener = () => {
    for (const callback of this.#callbacks) callback(this.#reason());
  };

  /** Throws the signal's reason if it has been aborted. */
  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
    if (signal?.aborted) throw this.#reason();
    signal?.addEventListener("abort", this.#listener);
  }

  /** Calls back with the signal's reason when it is aborted. Returns what ends that. */
  watch(callback: (reason: unknown) => void): () => void {
    this.#callbacks.add(callback);
    if (this.#signal?.aborted) callback(this.#reason());
    return () => this.#callbacks.delete(callback);
  }

  /** What a promise gives, unless the signal is aborted first: then it rejects with the signal's reason. */
  before<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = this.watch(reject);
      promise.then(resolve, reject).finally(end);
    });
  }

  /** What a failure looks like to the caller: once the signal is aborted, all failures are its reason. */
  cause(error: unknown): unknown {
    return this.#signal?.aborted ? this.#reason() : error;
  }

  /** Stops listening to the signal. */
  forget(): void {
    this.#signal?.removeEventListener("abort", this.#listener);
    this.#callbacks.clear();
  }

  #reason(): unknown {
    return this.#signal?.reason ?? new DOMException("This operation was aborted", "AbortError");
  }
}

/** A body that fails with the signal's reason when the signal is aborted. */
export function abortable(
  body: ReadableStream<Uint8Array>,
  connection: Connection,
  abort: Abort,
): ReadableStream<Uint8Array> {
  const pieces = piecesOf(body);
  return new ReadableStream({
    start(controller) {
      abort.watch((reason) => {
        controller.error(reason);
        void pieces.return();
      });
    },
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        // After an abort, the body has failed already.
        controller.error(error);
      }
      abort.forget();
    },
    async cancel() {
      abort.forget();
      connection.close();
      await pieces.return();
    },
  });
}
