import type { OceanErrorCode, OceanErrorDetails } from "./generated/boundary.js";

/** What every error has. */
interface OceanErrorBase extends Error, OceanErrorDetails {
  /** Tells these errors from others. */
  readonly name: "OceanError";
  /** What was wrong, where, and what to do next. */
  readonly message: string;
  /** What has led to it, where that was an error or a value of somebody else's. */
  readonly cause?: unknown;
  /** What `JSON.stringify` writes. The cause is left out: it is somebody else's, and may hold what is not for logs. */
  toJSON(): OceanErrorDetails & Pick<OceanError, "name" | "message" | "code">;
}

/** What more is known of an error of a given code. */
interface Known {
  /** An answer that was refused says what for. */
  "invalid-response": Required<Pick<OceanErrorDetails, "issues" | "issueCount">>;
}

/**
 * Everything this library rejects with or throws, but for what callers bring themselves: the reason of an abort.
 * The message says what was wrong, where, and what to do next. It never holds the token, a login, a password, or a value
 * of an answer; of an error answer, it quotes what the server says.
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

/** What `OceanError` is as a value. */
interface OceanErrorConstructor {
  /** Makes an error such as this library throws: for tests of one's own. */
  new (code: OceanErrorCode, message: string, details?: OceanErrorDetails, cause?: unknown): OceanError;
  /** What `instanceof` looks for. */
  readonly prototype: OceanError;
}

/** The same in every copy of this package and in every realm. */
const BRAND = Symbol.for("ocean-fleet.OceanError");

class OceanErrorClass extends Error {
  readonly code: OceanErrorCode;

  constructor(code: OceanErrorCode, message: string, details: OceanErrorDetails = {}, cause?: unknown) {
    super(message);
    this.code = code;
    Object.assign(this, details);
    // As the constructor of errors does with an option, in browsers that know of it.
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
// Not as minifying has it: reporters group errors by this.
Object.defineProperty(OceanErrorClass, "name", { value: "OceanError", configurable: true });

/** For `instanceof`; across realms or copies of the package, see {@link isOceanError}. */
export const OceanError = OceanErrorClass as unknown as OceanErrorConstructor;

/** Whether something that was thrown is an {@link OceanError}, also one of another realm. */
export function isOceanError(error: unknown): error is OceanError {
  return typeof error === "object" && error !== null && (error as { [BRAND]?: unknown })[BRAND] === true;
}

/** An error as the core gives it: see `src/boundary/error/mod.rs`. */
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
 * What callers get to see of what the core has thrown.
 *
 * @internal
 */
export function fromCore(thrown: unknown): unknown {
  if (!isCoreError(thrown)) return thrown;
  const { code, message, details, cause } = thrown;
  return new OceanError(code, message, details, cause);
}
