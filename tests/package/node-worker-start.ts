import { after, before, beforeEach } from "node:test";
import init from "ocean-fleet";
import * as worker from "ocean-fleet/worker";
import { NodeWorker } from "./node-worker.ts";

export const SCRIPT = import.meta.resolve("ocean-fleet/worker-script");

export const make = () => new NodeWorker(SCRIPT);
export const start = () => worker.default({ worker: make });

/** Starts a worker before each test of a file, unless one is there, and gets the other entry point ready, too. */
export function startBeforeEach(): void {
  before(() => init());
  beforeEach(start);
  after(() => worker.terminate());
}
