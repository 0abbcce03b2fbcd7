/**
 * Typed, validated, fast access to the Ocean fleet-tracking REST API.
 *
 * @packageDocumentation
 */
import { embeddedModule } from "./embedded-module.js";
import { type InitSource, load } from "./load.js";

export * from "./api.js";
export * from "./core-api.js";

/**
 * Loads the core. Call it once, before anything else; later calls wait for the first one.
 *
 * Without an argument it takes the WebAssembly module that is part of this package's code: nothing has to be served.
 *
 * @param source where else to get the module: its address, its bytes, a response that holds it, or the module itself
 * @throws {OceanError} `wasm-load`, with the reason; a later call tries again
 */
export default function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  return load(() => source ?? embeddedModule());
}
