import type { InitSource } from "./load.js";

/** The WebAssembly module or its address, depending on the bundler that imports it: either is a source for `init`. */
declare const source: InitSource;
export default source;
