/**
 * The same as `ocean-fleet`, without the WebAssembly module in it: for applications that serve it themselves.
 *
 * @packageDocumentation
 */
import { type InitSource, load } from "./load.js";

export * from "./api.js";
export * from "./core-api.js";

/**
 * Loads the core. Call it once, before anything else; later calls wait for the first one.
 *
 * @param source where to get the module `ocean-fleet/ocean_fleet_bg.wasm`: its address, its bytes, a response that holds it,
 *   or the module itself
 * @throws {OceanError} `wasm-load`, with the reason; a later call tries again
 */
export default function init(source: InitSource | Promise<InitSource>): Promise<void> {
  return load(() => source);
}
