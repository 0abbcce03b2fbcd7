// Errors are told apart by code, and say more where more is known.
import { type Issue, isOceanError, OceanError, type OceanErrorCode, type OceanErrorDetails } from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

export type Errors = [
  Expect<Same<OceanError["code"], OceanErrorCode>>,
  Expect<Same<OceanError["name"], "OceanError">>,
  Expect<OceanError extends Error ? true : false>,
  Expect<Same<OceanError["message"], string>>,
  Expect<Same<OceanError["endpoint"], string | undefined>>,
  Expect<Same<OceanError["status"], number | undefined>>,
  Expect<Same<OceanError["oceanStatus"], string | undefined>>,
  Expect<Same<OceanError["attempts"], number | undefined>>,
  Expect<Same<OceanError["retryAfterMs"], number | undefined>>,
  Expect<Same<OceanError["offset"], number | undefined>>,
  Expect<Same<OceanError["cause"], unknown>>,
  Expect<Same<HasAny<OceanErrorDetails>, false>>,
  Expect<Same<ReturnType<OceanError["toJSON"]>["code"], OceanErrorCode>>,
  Expect<Same<ReturnType<OceanError["toJSON"]>["message"], string>>,
  Expect<Same<HasAny<ReturnType<OceanError["toJSON"]>>, false>>,
];

/** The guard narrows what was caught, and the code narrows the error. */
export function handle(error: unknown): string {
  if (!isOceanError(error)) {
    // @ts-expect-error: it may be anything.
    error.message;
    return String(error);
  }
  type Guarded = [
    Expect<Same<typeof error, OceanError>>,
    Expect<Same<typeof error.issues, readonly Issue[] | undefined>>,
  ];
  const guarded: Guarded = [true, true];
  switch (error.code) {
    case "invalid-response": {
      type Checks = [
        Expect<Same<typeof error.issues, readonly Issue[]>>,
        Expect<Same<typeof error.issueCount, number>>,
      ];
      const checks: Checks = [true, true];
      return error.issues.map(({ path, expected, received }) => path.join(".") + expected + received + checks).join();
    }
    case "unauthenticated": {
      type Code = Expect<Same<typeof error.code, "unauthenticated">>;
      const code: Code = true;
      // @ts-expect-error: only an answer that was refused has them for sure.
      error.issues.length;
      return error.message + code;
    }
    // @ts-expect-error: there is no such code.
    case "unauthorised":
      return "";
    default:
      return `${error.code} ${guarded}`;
  }
}

/** So does `instanceof`. */
export function handleInstance(error: unknown): OceanErrorCode | undefined {
  if (!(error instanceof OceanError)) return undefined;
  type Instance = Expect<Same<typeof error, OceanError>>;
  const instance: Instance = true;
  return instance ? error.code : undefined;
}

/** The codes can be listed to the last one. */
export const titles: Record<OceanErrorCode, string> = {
  "not-initialized": "",
  "wasm-load": "",
  "invalid-options": "",
  "invalid-params": "",
  unauthenticated: "",
  forbidden: "",
  "not-found": "",
  "bad-request": "",
  "rate-limited": "",
  server: "",
  "unexpected-status": "",
  network: "",
  timeout: "",
  "malformed-json": "",
  "invalid-response": "",
  "too-large": "",
  internal: "",
};

// One's own tests can make one.
export const made: OceanError = new OceanError("timeout", "Nothing came.", { attempts: 3 }, new Error("why"));
// @ts-expect-error: there is no such code.
new OceanError("slow", "Nothing came.");
// @ts-expect-error: an error does not change.
made.code = "network";
