/**
 * The same as `ocean-fleet` for Cloudflare's workerd, which compiles no bytes: its bundler imports the module.
 *
 * @packageDocumentation
 */
import { type InitSource, load } from "./load.js";
import module from "./ocean_fleet_bg.wasm";

export * from "./api.js";
export * from "./core-api.js";

/** See `index.ts`. */
export default function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  return load(() => source ?? module);
}
