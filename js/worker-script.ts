/**
 * The script of the worker that `ocean-fleet/worker` starts.
 *
 * @packageDocumentation
 */
import { Host } from "./worker/host.js";
import { opened, type ToWorker } from "./worker/messages.js";

/** What a worker's global object has. */
interface WorkerScope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const host = new Host((message, transfer = []) => scope.postMessage({ oceanFleet: message }, transfer));

scope.addEventListener("message", ({ data }) => {
  const message = opened<ToWorker>(data);
  if (message) host.receive(message);
});
