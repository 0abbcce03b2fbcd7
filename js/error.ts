import type { Issue } from "./options.js";

/** What kind of error it is. */
export type OceanErrorCode =
  /** A call before `init()` has resolved, or after `free()`. */
  | "not-initialized"
  /** The WebAssembly module could not be loaded. */
  | "wasm-load"
  /** An option is not what it may be. */
  | "invalid-options"
  /** A parameter is not what it may be; nothing was sent. */
  | "invalid-params"
  /** Nobody is signed in, or the server refuses the login or the token (401). */
  | "unauthenticated"
  /** The user has no right to it (403). */
  | "forbidden"
  /** There is no such thing (404). */
  | "not-found"
  /** The server refuses the request (400, 422). */
  | "bad-request"
  /** There were too many requests (429). */
  | "rate-limited"
  /** The server failed (5xx). */
  | "server"
  /** A status that the API is not known to give. */
  | "unexpected-status"
  /** The server could not be reached, or the transfer was cut; CORS may hide the cause. */
  | "network"
  /** Nothing came for too long (also 408). */
  | "timeout"
  /** The answer is no JSON, ends too soon, or is nested too deeply. */
  | "malformed-json"
  /** The answer holds values that are not what is documented: see `issues`. */
  | "invalid-response"
  /** The answer, or a record in it, is larger than allowed. */
  | "too-large"
  /** A fault of this library; the client can be used on. */
  | "internal";

/** What an error knows beside its code. */
export interface OceanErrorDetails {
  /** The endpoint, below the base URL. */
  readonly endpoint?: string;
  /** The HTTP status. */
  readonly status?: number;
  /** The vendor's status, from the error's body. */
  readonly oceanStatus?: string;
  /** How often the request was sent; not there where it was not. */
  readonly attempts?: number;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The first 100 values that are not what is documented, in the order of the body. */
  readonly issues?: readonly Issue[];
  /** How many there are. */
  readonly issueCount?: number;
  /** Where in the body, in bytes. */
  readonly offset?: number;
}

/** What every error has. */
interface OceanErrorBase extends Error, OceanErrorDetails {
  /** Tells these errors from others. */
  readonly name: "OceanError";
  /** What was wrong, where, and what to do next. */
  readonly message: string;
  /** What has led to it, where that was an error or a value of somebody else's. */
  readonly cause?: unknown;
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
}
Object.defineProperty(OceanErrorClass.prototype, "name", { value: "OceanError", configurable: true, writable: true });

/** For `instanceof`; across realms or copies of the package, see {@link isOceanError}. */
export const OceanError = OceanErrorClass as unknown as OceanErrorConstructor;

/** Whether something that was thrown is an {@link OceanError}, also one of another realm. */
export function isOceanError(error: unknown): error is OceanError {
  return typeof error === "object" && error !== null && (error as { [BRAND]?: unknown })[BRAND] === true;
}

/** An error as the core gives it: see `src/error.rs`. */
interface Failure extends OceanErrorDetails {
  readonly oceanFleet: true;
  readonly code: OceanErrorCode;
  readonly message: string;
  readonly cause?: unknown;
}

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === "object" && thrown !== null && (thrown as Partial<Failure>).oceanFleet === true;
}

/**
 * What callers get to see of what the core has thrown.
 *
 * @internal
 */
export function fromCore(thrown: unknown): unknown {
  if (isFailure(thrown)) {
    const { oceanFleet, code, message, cause, ...details } = thrown;
    return new OceanError(code, message, details, cause);
  }
  return thrown;
}
