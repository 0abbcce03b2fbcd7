// What loads the core, and from where.
import init, { type InitSource, initSync } from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

export type Loading = [
  Expect<Same<ReturnType<typeof init>, Promise<void>>>,
  Expect<Same<ReturnType<typeof initSync>, void>>,
  Expect<Same<HasAny<Parameters<typeof init>>, false>>,
  Expect<Same<HasAny<Parameters<typeof initSync>>, false>>,
];

declare const wasm: WebAssembly.Module;
export const sources: InitSource[] = [
  "/ocean_fleet_bg.wasm",
  new URL("https://example.com/ocean_fleet_bg.wasm"),
  new Request("/ocean_fleet_bg.wasm"),
  new Response(),
  new Uint8Array(),
  new ArrayBuffer(8),
  wasm,
];
init();
init(undefined);
for (const source of sources) init(source);
init(fetch("/ocean_fleet_bg.wasm"));
init(Promise.resolve(wasm));

initSync(new Uint8Array());
initSync(new ArrayBuffer(8));
initSync(wasm);
// @ts-expect-error: there is nowhere to load it from at once.
initSync();
