// How errors cross to the page. The platform's own copies would lose their classes, their causes and what else they hold.

import { isOceanError, OceanError } from "../error.js";
import type { OceanErrorCode, OceanErrorDetails } from "../generated/boundary.js";
import { Kept } from "./values.js";

/** What was thrown, on its way. */
export type EncodedError =
  | { readonly is: "kept"; readonly kept: number }
  | {
      readonly is: "ours";
      readonly code: OceanErrorCode;
      readonly message: string;
      readonly details: OceanErrorDetails;
      readonly cause: EncodedError | undefined;
    }
  | {
      readonly is: "error";
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      readonly isDOMException: boolean;
      readonly properties: readonly (readonly [key: string, value: unknown])[];
      readonly cause: EncodedError | undefined;
    }
  | { readonly is: "value"; readonly value: unknown };

/** Describes what was thrown, in the worker. */
export function encodeError(thrown: unknown): EncodedError {
  if (thrown instanceof Kept) return { is: "kept", kept: thrown.kept };
  if (isOceanError(thrown)) {
    const { name: _, message, code, ...details } = thrown.toJSON();
    return { is: "ours", code, message, details, cause: causeOf(thrown) };
  }
  if (!(thrown instanceof Error)) return { is: "value", value: isPrimitive(thrown) ? thrown : String(thrown) };
  const { name, message, stack } = thrown;
  const isDOMException = typeof DOMException === "function" && (thrown as unknown) instanceof DOMException;
  const properties = isDOMException ? [] : Object.entries(thrown).filter(([, value]) => isPrimitive(value));
  return { is: "error", name, message, stack, isDOMException, properties, cause: causeOf(thrown) };
}

function causeOf({ cause }: { readonly cause?: unknown }): EncodedError | undefined {
  return cause === undefined ? undefined : encodeError(cause);
}

function isPrimitive(value: unknown): boolean {
  return Object(value) !== value && typeof value !== "symbol";
}

type ErrorClass = new (message: string) => Error;

/** Where the classes of errors are. */
const NAMESPACES = () => [globalThis, globalThis.WebAssembly ?? {}] as unknown as Record<string, unknown>[];

/**
 * Makes what was thrown from its description, on the page.
 *
 * @param keptOf gives a value that was kept
 */
export function decodeError(encoded: EncodedError, keptOf: (kept: number) => unknown): unknown {
  switch (encoded.is) {
    case "kept":
      return keptOf(encoded.kept);
    case "ours": {
      const { code, message, details, cause } = encoded;
      return new OceanError(code, message, details, cause && decodeError(cause, keptOf));
    }
    case "value":
      return encoded.value;
    case "error":
      return platformError(encoded, keptOf);
  }
}

function platformError(
  { name, message, stack, isDOMException, properties, cause }: Extract<EncodedError, { is: "error" }>,
  keptOf: (kept: number) => unknown,
): unknown {
  if (isDOMException) return new DOMException(message, name);
  const found = /Error$/.test(name) && NAMESPACES().find((namespace) => typeof namespace[name] === "function")?.[name];
  const error = new ((found || Error) as ErrorClass)(message);
  const hidden = { configurable: true, writable: true };
  if (error.name !== name) Object.defineProperty(error, "name", { value: name, ...hidden });
  if (stack !== undefined) Object.defineProperty(error, "stack", { value: stack, ...hidden });
  if (cause) Object.defineProperty(error, "cause", { value: decodeError(cause, keptOf), ...hidden });
  return Object.assign(error, Object.fromEntries(properties));
}
