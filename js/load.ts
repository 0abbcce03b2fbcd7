import { explained } from "./loading-problem.js";
import { compile, compileSync } from "./module-source.js";
import type { Bytes, FetchResponse, WasmModule } from "./platform-types.js";
import { isStarted, restart, start, startSync } from "./runtime/recovery.js";

/** Where to load the WebAssembly module from. */
export type InitSource =
  | string
  | {
      /** The address: this is a `URL`. */
      readonly href: string;
    }
  | {
      /** The address: this is a `Request`. */
      readonly url: string;
    }
  | FetchResponse
  | Bytes
  | WasmModule;

let loading: Promise<void> | undefined;

/**
 * Loads the core from where a function says; later calls wait for the first one.
 *
 * @internal
 */
export function load(source: () => InitSource | Promise<InitSource>): Promise<void> {
  if (isStarted()) return Promise.resolve();
  loading ??= loadFrom(source).finally(() => {
    loading = undefined;
  });
  return loading;
}

/**
 * Loads the core from bytes, or a module, that you already have.
 *
 * @throws {OceanError} `wasm-load`
 */
export function initSync(source: Bytes | WasmModule): void {
  if (isStarted()) return;
  try {
    startSync(compileSync(source));
  } catch (error) {
    throw explained(error);
  }
}

async function loadFrom(source: () => InitSource | Promise<InitSource>): Promise<void> {
  try {
    // After a trap the module is already there.
    await (restart() ?? start(await compile(await source())));
  } catch (error) {
    throw explained(error);
  }
}
