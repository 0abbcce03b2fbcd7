import { Worker } from "node:worker_threads";

/** What gives Node's worker threads the part of a web worker's global object that a worker's script uses. */
const SCOPE = `
  const { parentPort, workerData } = require("node:worker_threads");
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  globalThis.addEventListener = (type, listener) => parentPort.on(type, (data) => listener({ data }));
  import(workerData);
`;

/** A worker as browsers have them, on top of Node's own. */
export class NodeWorker {
  readonly #worker: Worker;

  constructor(script: string) {
    this.#worker = new Worker(SCOPE, { eval: true, workerData: script });
  }

  postMessage(message: unknown, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  addEventListener(type: "message" | "messageerror" | "error", listener: (event: object) => void): void {
    this.#worker.on(type, (value: unknown) => listener(type === "message" ? { data: value } : (value as object)));
  }

  terminate(): void {
    void this.#worker.terminate();
  }
}
