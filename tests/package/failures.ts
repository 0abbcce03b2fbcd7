import assert from "node:assert/strict";
import { isOceanError, type OceanError, type OceanErrorCode } from "ocean-fleet";

/** The error that the action throws or rejects with, which must be this library's and have this code. */
export async function failureOf<Code extends OceanErrorCode>(
  code: Code,
  action: () => unknown,
): Promise<OceanError & { readonly code: Code }> {
  let value: unknown;
  try {
    value = await action();
  } catch (error) {
    assert.ok(isOceanError(error), `not an OceanError: ${String(error)}`);
    assert.equal(error.code, code, error.message);
    return error as OceanError & { readonly code: Code };
  }
  assert.fail(`expected ${code}, but got ${JSON.stringify(value)?.slice(0, 200)}`);
}

/** What a promise rejects with, whatever it is. */
export async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  const nothing = Symbol("nothing");
  const reason = await promise.then(
    () => nothing,
    (error: unknown) => error,
  );
  assert.notEqual(reason, nothing, "it should have rejected");
  return reason;
}
