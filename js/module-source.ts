import { explained, LoadingProblem, messageOf } from "./loading-problem.js";
import { builtinModule } from "./runtime/platform.js";

/** The first bytes of a module: `\0asm`. */
const MAGIC = 0x0061736d;
/** How messages call a module that need not be fetched. */
const GIVEN = "in the bytes that were given";

/** Compiles the module of a source, which should be an `InitSource`. */
export async function compile(source: unknown): Promise<WebAssembly.Module> {
  if (isModule(source)) return source as WebAssembly.Module;
  if (isBytes(source)) return compileBytes(source, GIVEN);
  if (isResponse(source)) return compileResponse(source, shown(source.url) || "its address");
  const address = addressOf(source);
  if (isLocalFile(address)) return compileBytes(await readFile(address), `at ${address.href}`);
  return compileResponse(await fetchModule(source as string | URL | Request, address), shown(address.href));
}

/** The same synchronously, from bytes or a module. */
export function compileSync(source: unknown): WebAssembly.Module {
  if (isModule(source)) return source as WebAssembly.Module;
  if (!isBytes(source)) throw unknownSource(source);
  checkMagic(source, GIVEN);
  try {
    return new WebAssembly.Module(source);
  } catch (error) {
    throw explained(error, GIVEN);
  }
}

async function compileBytes(bytes: BufferSource, where: string): Promise<WebAssembly.Module> {
  checkMagic(bytes, where);
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw explained(error, where);
  }
}

async function compileResponse(response: Response, address: string): Promise<WebAssembly.Module> {
  const where = `at ${address}`;
  const type = response.headers.get("content-type") ?? "none";
  if (!response.ok) throw missing(where, `status ${response.status}`);
  if (/html/.test(type)) throw missing(where, `an answer of type ${type}`);
  // Browsers accept no parameters after the type here.
  if (type !== "application/wasm" || !WebAssembly.compileStreaming) {
    return compileBytes(await response.arrayBuffer(), `${where}, of type ${type},`);
  }
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw explained(error, where);
  }
}

async function fetchModule(source: string | URL | Request, address: URL): Promise<Response> {
  try {
    return await fetch(source);
  } catch (error) {
    // The platform's message may quote an address with its password.
    const message = messageOf(error).replaceAll(address.href, "…");
    const why = `could not be fetched from ${shown(address.href)} (${message})`;
    throw new LoadingProblem(`${why}. Check that a server answers there${refusals(address)}`, error);
  }
}

/** Possible reasons why a page could not fetch; the browser does not tell it which. */
function refusals(address: URL): string {
  const { location } = globalThis as { location?: Location };
  // Node, and everything else without pages, says what has failed.
  if (!location) return "";
  const origin = address.origin === location.origin ? "" : ", with CORS for this page";
  return `${origin}, and that \`connect-src\` of the page's Content Security Policy allows it`;
}

/** The absolute address of the module. */
function addressOf(source: unknown): URL {
  const { document, location } = globalThis as { document?: Document; location?: Location };
  const { href, url }: { href?: unknown; url?: unknown } = Object(source);
  const text = typeof source === "string" ? source : (href ?? url);
  if (typeof text !== "string") throw unknownSource(source);
  try {
    const address = new URL(text, document?.baseURI ?? location?.href);
    // A scheme of one letter is a Windows drive.
    if (address.protocol.length > 2) return address;
  } catch {
    // Reported below.
  }
  const why = `cannot be loaded from “${shown(text)}”, which is a path and not an address`;
  throw new LoadingProblem(`${why}. In Node, pass its bytes, or what \`pathToFileURL\` of "node:url" makes of it`);
}

/** Whether only Node's file system can read it. */
function isLocalFile(address: URL): boolean {
  return address.protocol === "file:" && builtinModule("node:fs/promises") !== undefined;
}

type FileSystem = NonNullable<ReturnType<typeof builtinModule<"node:fs/promises">>>;

async function readFile(file: URL): Promise<BufferSource> {
  try {
    // A browser never gets here.
    return await (builtinModule("node:fs/promises") as FileSystem).readFile(file);
  } catch (error) {
    throw missing(`at ${file.href}`, messageOf(error), error);
  }
}

function missing(where: string, why: string, error?: unknown): LoadingProblem {
  const advice = "Put the package's `ocean_fleet_bg.wasm` there, or pass its address to `init`";
  return new LoadingProblem(`is not ${where} (${why}). ${advice}`, error);
}

function unknownSource(source: unknown): LoadingProblem {
  const what = source === undefined ? "nothing" : `a value of type ${typeof source}`;
  return new LoadingProblem(`cannot be made of ${what}. Pass its address, bytes, Response or WebAssembly.Module`);
}

function checkMagic(bytes: BufferSource, where: string): void {
  const view = ArrayBuffer.isView(bytes)
    ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new DataView(bytes);
  const { byteLength } = view;
  if (byteLength < 4 || view.getUint32(0) !== MAGIC) {
    throw missing(where, byteLength ? `${byteLength} bytes that are something else` : "there are no bytes");
  }
}

/** An address that is safe to show: without credentials, query and fragment. */
function shown(address: string): string {
  return address.replace(/\/\/[^/]*@|[?#].*/gs, (part) => (part.startsWith("/") ? "//" : "")).slice(0, 300);
}

/** The kind of an object, of any realm. */
const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);

// Not a type guard: to TypeScript, any object is a module.
function isModule(source: unknown): boolean {
  return kindOf(source) === "WebAssembly.Module";
}

function isBytes(source: unknown): source is BufferSource {
  return ArrayBuffer.isView(source) || /ArrayBuffer$/.test(kindOf(source));
}

/** Also true for responses of another realm or of a polyfill. */
function isResponse(source: unknown): source is Response {
  return typeof source === "object" && source !== null && "arrayBuffer" in source && "status" in source;
}
