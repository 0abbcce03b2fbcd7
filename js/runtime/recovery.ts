import { notLoaded, OceanError } from "../error.js";
import { LoadingProblem } from "../loading-problem.js";
import { Core } from "./core.js";

/** The name of this build; its module imports from there. See `crates/codegen/src/glue.rs`. */
declare const BUILD: string;

let module: WebAssembly.Module | undefined;
let running: Core | undefined;

/** Whether there is an instance that can be called. */
export function isStarted(): boolean {
  return running?.hasFailed === false;
}

/** Starts the first instance. */
export async function start(compiled: WebAssembly.Module): Promise<void> {
  checkBuild(compiled);
  // Not every browser lets a page instantiate synchronously.
  const core = await Core.create(compiled);
  if (isStarted()) return;
  module = compiled;
  running = core;
}

/** Starts an instance synchronously. */
export function startSync(compiled: WebAssembly.Module): Core {
  checkBuild(compiled);
  running = Core.createSync(compiled);
  module = compiled;
  return running;
}

function checkBuild(compiled: WebAssembly.Module): void {
  const isOwn = WebAssembly.Module.imports(compiled).some(({ module }) => module === BUILD);
  if (!isOwn) {
    throw new LoadingProblem(
      "is another one, or that of another version: a cache may have kept it. Load the one of this version",
    );
  }
}

/** Starts another instance after a trap; does nothing if there never was one. */
export function restart(): Promise<void> | undefined {
  return module && start(module);
}

/** The running instance; after a trap, a new one. */
export function core(): Core {
  if (running?.hasFailed === false) return running;
  if (!module) throw notLoaded();
  try {
    return startSync(module);
  } catch (error) {
    throw new OceanError(
      "not-initialized",
      "ocean-fleet is being started afresh after a fault, which this browser cannot do at once: call `await init()`, then try again.",
      {},
      error,
    );
  }
}

/** The same asynchronously, which every browser allows. */
export function coreSoon(): Core | Promise<Core> {
  try {
    return core();
  } catch (error) {
    const restarted = restart();
    if (!restarted) throw error;
    return restarted.then(core);
  }
}
