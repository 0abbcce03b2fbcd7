import { notLoaded, OceanError } from "../error.js";
import { Link } from "./link.js";
import { cannotStart, WorkerStart } from "./start.js";
import type { WorkerLike } from "./worker-like.js";

/** How to start the worker. */
export interface InitOptions {
  /**
   * The worker, or a function that makes one, for set-ups that do not find its script by themselves. Its script is
   * `ocean-fleet/worker-script`, or one that imports it.
   *
   * @default a module worker with the package's own script
   */
  worker?: WorkerLike | (() => WorkerLike) | undefined;
}

/** The name of this build: see `crates/codegen/src/glue.rs`. */
declare const BUILD: string;

/** The current worker, which may still be starting, or have ended. */
let link: Link | undefined;
let isStarted = false;
let starting: Promise<void> | undefined;

/** The workers that have ended; none of them can be started again. */
const ended = new WeakSet<WorkerLike>();

/**
 * Starts the worker, and loads the core in it. Call it once, before anything else; later calls wait for the first one.
 *
 * @throws {OceanError} `wasm-load`, with the reason; a later call tries again
 */
export default function init(options?: InitOptions): Promise<void> {
  if (isStarted && !link?.ending) return Promise.resolve();
  starting ??= start(options?.worker).finally(() => {
    starting = undefined;
  });
  return starting;
}

/** Ends the worker. What is pending rejects with `not-initialized`; `init` starts another one. */
export function terminate(): void {
  link?.end(terminated());
}

const terminated = () =>
  new OceanError("not-initialized", "The worker was ended: call `await init()` to start another one.");

/**
 * The page's end of the running worker.
 *
 * @internal
 */
export function runningLink(): Link {
  if (!isStarted || !link || link.ending) throw notLoaded();
  return link;
}

async function start(given: InitOptions["worker"]): Promise<void> {
  isStarted = false;
  const attempt = new WorkerStart();
  try {
    const worker = attempt.make(given);
    if (ended.has(worker)) throw cannotStart("has ended. Make a new one");
    link = connect(worker);
    const build = await Promise.race([link.start(), attempt.failure(worker)]);
    if (build !== BUILD)
      throw cannotStart("has the script of another version: a cache may have kept it. Load the one of this version");
    isStarted = true;
  } catch (error) {
    const failure = error as OceanError;
    link?.end(failure);
    throw failure;
  } finally {
    attempt.end();
  }
}

/** Connects to a worker, until that is ended, by its own method, too. */
function connect(worker: WorkerLike): Link {
  const link = new Link(worker);
  const { terminate: end } = worker;
  const value = () => {
    ended.add(worker);
    link.end(terminated());
    return Reflect.apply(end, worker, []);
  };
  Object.defineProperty(worker, "terminate", { value, configurable: true, writable: true });
  return link;
}
