import type { OceanErrorCode, OceanErrorDetails } from "./generated/boundary.js";

/** The properties of every error. */
interface OceanErrorBase extends Error, OceanErrorDetails {
  /** Distinguishes these errors from others. */
  readonly name: "OceanError";
  /** What was wrong, where, and what to do next. */
  readonly message: string;
  /** The error, or other value, of the platform or the application that led to it. */
  readonly cause?: unknown;
  /** What `JSON.stringify` writes. The cause is left out, because it may hold what does not belong in logs. */
  toJSON(): OceanErrorDetails & Pick<OceanError, "name" | "message" | "code">;
}

/** Details that errors of a given code have. */
interface Known {
  /** A refused answer comes with the reasons. */
  "invalid-response": Required<Pick<OceanErrorDetails, "issues" | "issueCount">>;
}

/**
 * Everything this library throws or rejects with, except what comes from the caller: the reason of an abort, or what the
 * caller's own code throws. The message says what was wrong, where, and what to do next. It never holds the token, a login,
 * a password or a value from an answer; for an error answer it quotes the server's message.
 *
 * @example
 * ```ts
 * catch (error) {
 *   if (isOceanError(error) && error.code === "unauthenticated") showLogin();
 * }
 * ```
 */
export type OceanError = {
  [Code in OceanErrorCode]: OceanErrorBase & {
    /** What kind of error it is. */
    readonly code: Code;
  } & (Code extends keyof Known ? Known[Code] : unknown);
}[OceanErrorCode];

/** The constructor of errors. */
interface OceanErrorConstructor {
  /** Creates an error as this library does: for your own tests. */
  new (code: OceanErrorCode, message: string, details?: OceanErrorDetails, cause?: unknown): OceanError;
  /** What `instanceof` looks for. */
  readonly prototype: OceanError;
}

/** The same symbol in every copy of this package and in every realm. */
const BRAND = Symbol.for("ocean-fleet.OceanError");

class OceanErrorClass extends Error {
  readonly code: OceanErrorCode;

  constructor(code: OceanErrorCode, message: string, details: OceanErrorDetails = {}, cause?: unknown) {
    super(message);
    this.code = code;
    Object.assign(this, details);
    // What the `cause` option of `Error` does, in browsers that support it.
    if (cause !== undefined) {
      Object.defineProperty(this, "cause", { value: cause, configurable: true, writable: true });
    }
  }

  get [BRAND]() {
    return true;
  }

  toJSON() {
    const { name, message } = this;
    return Object.assign({ name, message }, this);
  }
}
Object.defineProperty(OceanErrorClass.prototype, "name", { value: "OceanError", configurable: true, writable: true });
// The name survives minification: error reporters group by it.
Object.defineProperty(OceanErrorClass, "name", { value: "OceanError", configurable: true });

/** For `instanceof`. Across realms or copies of the package, use {@link isOceanError}. */
export const OceanError = OceanErrorClass as unknown as OceanErrorConstructor;

/** Whether something that was thrown is an {@link OceanError}, of this realm or another. */
export function isOceanError(error: unknown): error is OceanError {
  return typeof error === "object" && error !== null && (error as { [BRAND]?: unknown })[BRAND] === true;
}

/** An error as the core returns it: see `src/boundary/error/mod.rs`. */
interface CoreError {
  readonly oceanFleet: true;
  readonly code: OceanErrorCode;
  readonly message: string;
  readonly cause?: unknown;
  readonly details: OceanErrorDetails;
}

function isCoreError(thrown: unknown): thrown is CoreError {
  return typeof thrown === "object" && thrown !== null && (thrown as Partial<CoreError>).oceanFleet === true;
}

/**
 * What callers see of an error from the core.
 *
 * @internal
 */
export function fromCore(thrown: unknown): unknown {
  if (!isCoreError(thrown)) return thrown;
  const { code, message, details, cause } = thrown;
  return new OceanError(code, message, details, cause);
}

/**
 * The error of a call before `init`.
 *
 * @internal
 */
export function notLoaded(): OceanError {
  const message = "ocean-fleet is not loaded yet: call `await init()` once before anything else.";
  return new OceanError("not-initialized", message);
}
