import type { Decoder } from "./core.js";
import type { DecodeOptions, Drift } from "./options.js";

/** Calls an application's hook; what it throws is the application's, and must break nothing here. */
export function call<A extends unknown[]>(hook: ((...args: A) => unknown) | undefined, ...args: A): void {
  try {
    hook?.(...args);
  } catch (error) {
    // Where there is such a thing: as if it had been thrown in an event listener.
    (globalThis as { reportError?: (error: unknown) => void }).reportError?.(error);
  }
}

/** Tells of what is new in an answer. */
export function reportDrift(decoder: Decoder, onDrift: DecodeOptions["onDrift"]): void {
  if (onDrift) for (const drift of decoder.takeDrift() as Drift[]) call(onDrift, drift);
}

/** Tells, at the end, of what was left out. */
export function reportIssues(decoder: Decoder, { onIssues, validation }: DecodeOptions): void {
  if (validation === "lenient" && onIssues && decoder.issueCount > 0) {
    call(onIssues, decoder.issues(), decoder.issueCount);
  }
}
