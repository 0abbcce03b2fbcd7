import { OceanError } from "./error.js";
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
    startSync(source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source));
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

async function compile(source: InitSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  if (isResponse(source)) return compileResponse(source);
  const file = localFile(source);
  if (file) return WebAssembly.compile(await readFile(file));
  return compileResponse(await fetch(source));
}

/** Also true of answers of another realm, or of a polyfill. */
function isResponse(source: object | string): source is Response {
  return typeof source === "object" && "arrayBuffer" in source && "status" in source;
}

/** The file that an address stands for, where only Node's file system can read it. */
function localFile(source: string | URL | Request): URL | undefined {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  const address = typeof source === "string" || source instanceof URL ? String(source) : "";
  return process?.versions?.node && address.startsWith("file:") ? new URL(address) : undefined;
}

async function readFile(file: URL): Promise<BufferSource> {
  // Hidden from bundlers: it is never reached in a browser.
  const name = "node:fs/promises";
  const fs = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as typeof import("node:fs/promises");
  return fs.readFile(file);
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const type = response.headers.get("content-type") ?? "none";
  if (!response.ok || /html/.test(type)) {
    const what = response.ok ? `an answer of type ${type}` : `status ${response.status}`;
    throw new Problem(
      `was not found at ${response.url || "its address"} (${what}). Serve the package's \`ocean_fleet_bg.wasm\`, or pass its address to \`init\``,
    );
  }
  // Browsers take no parameters after the type here.
  if (type === "application/wasm" && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  const bytes = await response.arrayBuffer();
  if (new DataView(bytes).byteLength < 4 || new DataView(bytes).getUint32(0) !== 0x0061736d) {
    throw new Problem(
      `is not what ${response.url || "its address"} answers (type ${type}). Serve the package's \`ocean_fleet_bg.wasm\` as application/wasm`,
    );
  }
  return WebAssembly.compile(bytes);
}

/** Why the module cannot be loaded: the rest of a sentence that begins with it. */
class Problem extends Error {}

/** A module with one SIMD instruction. */
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

function explained(error: unknown): unknown {
  if (error instanceof OceanError) return error;
  const text = error instanceof Error ? error.message : String(error);
  let why: string;
  if (error instanceof Problem) why = text;
  else if (/content security policy|unsafe-eval|disallowed by embedder/i.test(text)) {
    why = "is blocked by the page's Content Security Policy. Add 'wasm-unsafe-eval' to script-src";
  } else if (typeof WebAssembly !== "object" || !WebAssembly.validate(SIMD)) {
    why = "needs WebAssembly SIMD: Chrome 96, Firefox 89, Safari 16.4, Node 20.19, or later";
  } else why = `could not be loaded (${text}). Check that \`ocean_fleet_bg.wasm\` is served, as application/wasm`;
  return new OceanError("wasm-load", `The WebAssembly module ${why}.`, {}, error);
}
