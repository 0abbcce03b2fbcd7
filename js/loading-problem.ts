import { OceanError } from "./error.js";

/** Why the module cannot be loaded, and what to do: the end of a sentence about the module, without its full stop. */
export class LoadingProblem extends Error {
  /** The platform's own error. */
  readonly thrown: unknown;

  constructor(why: string, thrown?: unknown) {
    super(why);
    this.thrown = thrown;
  }
}

/** A module with one SIMD instruction. */
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/**
 * The error that callers get.
 *
 * @param where where the module comes from, if known: the words after “The WebAssembly module”
 */
export function explained(thrown: unknown, where?: string): OceanError {
  if (thrown instanceof OceanError) return thrown as OceanError;
  const isExplained = thrown instanceof LoadingProblem;
  const why = isExplained ? thrown.message : reason(messageOf(thrown), where);
  return new OceanError("wasm-load", `The WebAssembly module ${why}.`, {}, isExplained ? thrown.thrown : thrown);
}

function reason(message: string, where: string | undefined): string {
  if (typeof WebAssembly !== "object") {
    return "cannot run: there is no WebAssembly, or it is switched off, as in iOS's Lockdown Mode. Switch it on";
  }
  if (/content security policy|unsafe-eval|disallowed by embedder/i.test(message)) {
    // A worker has the policy that its script is served with.
    const whose = "document" in globalThis ? "page" : "worker";
    return `is blocked by the ${whose}'s Content Security Policy. Add 'wasm-unsafe-eval' to script-src`;
  }
  if (!WebAssembly.validate(SIMD)) {
    return "needs WebAssembly SIMD, which is not there. Use Chrome 96, Firefox 89, Safari 16.4, Node 20.19, or later";
  }
  if (where) return `${where} is damaged or cut short (${message}). Replace it by the package's own`;
  return `could not be loaded (${message}). Try again`;
}

/** The message of an error and of its cause: Node's `fetch` says only there what has failed. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { cause, message } = thrown as { cause?: unknown; message: string };
  return cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message;
}
