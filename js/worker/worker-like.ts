/** A worker, as the page uses it: the part of the platform's `Worker` that is needed. */
export interface WorkerLike {
  /** Sends a message to the worker. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  /** Listens to the worker. */
  addEventListener(type: "message" | "messageerror" | "error", listener: (event: object) => void): void;
  /** Ends the worker. */
  terminate(): unknown;
}
