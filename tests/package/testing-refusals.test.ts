import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { isOceanError } from "ocean-fleet";
import { body, createSimulator, record } from "ocean-fleet/testing";

/** Checks that a call is refused with a message that says what was wrong and what is accepted. */
function refuses(call: () => unknown, code: string, message: RegExp): void {
  assert.throws(call, (error) => {
    assert.ok(isOceanError(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });
}

const create = createSimulator as (options: unknown) => ReturnType<typeof createSimulator>;

describe("options are refused", () => {
  for (const [options, message] of [
    [5, /^The options must be a plain object, not 5\.$/],
    [[], /plain object, not an object \(Array\)/],
    [{ vehicle: 5 }, /^The options have no `vehicle`; there are: vehicles, seed, now, faults, records\.$/],
    [{ vehicles: -1 }, /^`vehicles` must be an integer from 0 to 10,000,000, not -1\.$/],
    [{ vehicles: 1.5 }, /`vehicles` must be an integer .*not 1\.5/],
    [{ vehicles: "20" }, /`vehicles` .*not a string/],
    [{ seed: 2 ** 32 }, /`seed` must be an integer from 0 to 4,294,967,295, not 4294967296/],
    [{ now: "2026-01-15" }, /^`now` must be a Date, epoch milliseconds, or a function, not a string\.$/],
    [{ now: new Date("nonsense") }, /`now` must be a Date/],
    [{ now: Number.NaN }, /`now` must be a Date, .*not NaN/],
    [{ now: () => "today" }, /^`now` is a function that must give a Date or epoch milliseconds, not a string\.$/],
    [{ faults: "status" }, /^`faults` must be a list of faults, not a string\.$/],
    [{ faults: ["teapot"] }, /^There is no fault "teapot": choose unauthorized, .* or drift\.$/],
    [{ faults: ["status:cod=5"] }, /The fault "status" has no "cod": it takes code, body, rate, burst, first or skip/],
    [{ faults: [{ fault: "gzip", route: "vehicles" }] }, /which matches no endpoint: choose auth\/authenticate2/],
    [{ faults: [null] }, /A fault is a string such as/],
    [{ records: [] }, /^`records` must hold lists by resource, not an object \(Array\)\.$/],
    [{ records: { vehicule: [] } }, /^`records` has no resource `vehicule`; there are: entities, vehicles, /],
    [{ records: { vehicles: {} } }, /^`records`: those of `vehicles` must be a list, not an object \(Object\)\.$/],
    [{ records: { vehicles: [{}, null] } }, /those of `vehicles` must be objects, but number 1 is null/],
  ] as const) {
    test(`such as ${inspect(options)}`, () => refuses(() => create(options), "invalid-options", message));
  }

  test("when the faults are replaced, too", () => {
    const { faults } = createSimulator();
    const replace = faults.replace as (given: unknown) => void;
    refuses(() => replace(["teapot"]), "invalid-options", /There is no fault "teapot"/);
    refuses(() => replace("status"), "invalid-options", /`faults` must be a list/);
  });
});

describe("arguments are refused", () => {
  const call = (f: unknown, ...args: unknown[]) => (f as (...args: unknown[]) => unknown)(...args);

  test("of record and body: unknown resources, and what holds no records", () => {
    const there = /^There is no resource `vehicule`; there are: entities, vehicles, /;
    refuses(() => call(record, "vehicule"), "invalid-params", there);
    refuses(() => call(body, "vehicule", []), "invalid-params", there);
    refuses(() => call(record), "invalid-params", /There is no resource undefined/);
    refuses(() => call(record, "__proto__"), "invalid-params", /There is no resource `__proto__`/);
    refuses(
      () => call(record, "vehicles", []),
      "invalid-params",
      /overrides must be a plain object, not an object \(A/,
    );
    refuses(() => call(body, "vehicles"), "invalid-params", /^The records of `vehicles` must be a list, not undefined/);
    refuses(() => call(body, "vehicles", [5]), "invalid-params", /must be objects, but number 0 is 5/);
  });

  test("of advance: anything but whole milliseconds forward", () => {
    const { advance } = createSimulator();
    for (const wrong of [-1, 0.5, Number.NaN, "5", undefined]) {
      refuses(() => call(advance, wrong), "invalid-params", /^`advance` takes whole milliseconds from 0: .*, not /);
    }
  });

  test("of listen: anything but a port", async () => {
    const { listen } = createSimulator();
    for (const wrong of [-1, 65_536, "8080"]) {
      await assert.rejects(async () => call(listen, wrong), {
        code: "invalid-params",
        message: /takes a port from 0 to/,
      });
    }
  });

  test("of listen where there is nothing to listen with", async (t) => {
    t.mock.method(process, "getBuiltinModule", () => undefined);
    await assert.rejects(createSimulator().listen(), { code: "invalid-params", message: /needs Node, Deno or Bun/ });
  });
});
