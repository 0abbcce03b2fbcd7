import { explained } from "./loading-problem.js";
import { compile, compileSync } from "./module-source.js";
import { isStarted, restart, start, startSync } from "./runtime/recovery.js";

/** Where the WebAssembly module comes from. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let loading: Promise<void> | undefined;

/**
 * Loads the core. Call it once, before anything else; further calls wait for the first one.
 *
 * Without an argument, the module beside this file is loaded, in browsers, workers, Node, Deno and Bun.
 *
 * @param source where else the module is: its address, its bytes, an answer that holds it, or the module itself
 * @throws {OceanError} `wasm-load`, which says why; a later call tries again
 */
export default function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  if (isStarted()) return Promise.resolve();
  loading ??= load(source).finally(() => {
    loading = undefined;
  });
  return loading;
}

/**
 * Loads the core from bytes, or a module, that are there already.
 *
 * @throws {OceanError} `wasm-load`
 */
export function initSync(source: BufferSource | WebAssembly.Module): void {
  if (isStarted()) return;
  try {
    startSync(compileSync(source));
  } catch (error) {
    throw explained(error);
  }
}

async function load(source?: InitSource | Promise<InitSource>): Promise<void> {
  try {
    // After a trap, the module is there already.
    await (restart() ?? start(await compile(await (source ?? new URL("./ocean_fleet_bg.wasm", import.meta.url)))));
  } catch (error) {
    throw explained(error);
  }
}
