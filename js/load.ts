import { explained } from "./loading-problem.js";
import { compile, compileSync } from "./module-source.js";
import { isStarted, restart, start, startSync } from "./runtime/recovery.js";

/** Where to load the WebAssembly module from. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let loading: Promise<void> | undefined;

/**
 * Loads the core. Call it once, before anything else; later calls wait for the first one.
 *
 * Without an argument it loads the module beside this file, in browsers, workers, Node, Deno and Bun.
 *
 * @param source where else to get the module: its address, its bytes, a response that holds it, or the module itself
 * @throws {OceanError} `wasm-load`, with the reason; a later call tries again
 */
export default function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  if (isStarted()) return Promise.resolve();
  loading ??= load(source).finally(() => {
    loading = undefined;
  });
  return loading;
}

/**
 * Loads the core from bytes, or a module, that you already have.
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
    // After a trap the module is already there.
    await (restart() ?? start(await compile(await (source ?? new URL("./ocean_fleet_bg.wasm", import.meta.url)))));
  } catch (error) {
    throw explained(error);
  }
}
