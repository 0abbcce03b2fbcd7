// What the entry points have in common that run the core where they are imported.

export { OceanClient } from "./client.js";
export { decode, decodeStream } from "./decode.js";
export { type InitSource, initSync } from "./load.js";
