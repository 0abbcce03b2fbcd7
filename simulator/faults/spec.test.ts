import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Fault } from "../../js/testing/faults.ts";
import { createApp } from "../server.ts";
import { faultHelp } from "./help.ts";
import { faults } from "./index.ts";
import { schedule } from "./schedule.ts";
import { BadFault, type FaultSpec, readFault } from "./spec.ts";

describe("the specification of a fault", () => {
  test("is a name with optional settings and an optional route", () => {
    const plain = readFault("status");
    assert.deepEqual([plain.fault.name, plain.route, plain.spec], ["status", null, "status"]);
    assert.deepEqual(plain.values, { code: 503, body: "html" });
    assert.deepEqual(plain.when, { rate: null, burst: null, first: null, skip: 0 });

    const whole = readFault(" status: code=500 , rate=0.25,burst=3 @ /vehicule_engin/* ");
    assert.deepEqual(whole.values, { code: 500, body: "html" });
    assert.deepEqual(whole.when, { rate: 0.25, burst: 3, first: null, skip: 0 });
    assert.equal(whole.route, "vehicule_engin/*");
    assert.equal(whole.spec, "status:code=500,rate=0.25,burst=3@vehicule_engin/*");

    assert.equal(readFault("gzip@*").route, "*");
    assert.equal(readFault("wrong-type:type=text/html;charset=utf-8").values.type, "text/html;charset=utf-8");
    assert.equal(readFault("clock-skew:ms=-1").values.ms, -1);
    assert.equal(readFault("rate-limited:retry-after=none").values["retry-after"], null);
  });

  test("may be an object, whose settings are typed", () => {
    const specs: FaultSpec[] = [
      { fault: "status", code: 500, rate: 0.25, burst: 3, route: "vehicule_engin/*" },
      { fault: "rate-limited", "retry-after": null, readable: true },
      { fault: "drift", kind: "enums" },
      // @ts-expect-error: gzip has no such parameter
      { fault: "gzip", code: 500 },
      // @ts-expect-error: drift has no such kind
      { fault: "drift", kind: "other" },
    ];
    // The published types, which are written out, allow all of it.
    const published: Fault[] = specs;
    const [whole, limited, drift, ...wrong] = published;
    assert.equal(readFault(whole).spec, "status:code=500,rate=0.25,burst=3@vehicule_engin/*");
    assert.equal(readFault(limited).spec, "rate-limited:retry-after=none,readable=true");
    assert.equal(readFault(drift).spec, "drift:kind=enums");
    for (const spec of wrong) assert.throws(() => readFault(spec), BadFault);
  });

  test("means the same when read back from its shortest form", () => {
    for (const { name } of faults) {
      const { fault, values, when, route, spec } = readFault({ fault: name, first: 2, route: "auth/*" });
      assert.equal(spec, `${name}:first=2@auth/*`);
      assert.deepEqual(readFault(spec), { fault, values, when, route, spec });
    }
  });

  test("is refused, with what would be accepted, if it cannot be understood", () => {
    const cases: [spec: unknown, message: RegExp][] = [
      ["", /There is no fault "": choose unauthorized, .* or drift\./],
      ["teapot:code=418", /There is no fault "teapot": choose unauthorized, .* or drift\./],
      ["status:cod=500", /The fault "status" has no "cod": it takes code, body, rate, burst, first or skip\./],
      ["status:__proto__=1", /has no "__proto__"/],
      ["status:code", /The fault "status" has the setting "code": write it as key=value/],
      ["status:", /has the setting "": write it as key=value/],
      ["status:code=500,code=501", /The fault "status" has the setting "code" twice\./],
      ["status:code=99", /cannot have code=99: it takes an integer from 200 to 599\./],
      ["status:rate=1.1", /cannot have rate=1\.1: it takes a number from 0 to 1, or none\./],
      ["status:rate=", /cannot have rate=: it takes a number/],
      ["status:burst=0", /cannot have burst=0: it takes an integer from 1 to/],
      ["rate-limited:readable=yes", /cannot have readable=yes: it takes true or false\./],
      ["drift:kind=all", /cannot have kind=all: it takes keys, enums or types\./],
      ["wrong-type:type=", /cannot have type=: it takes text/],
      [
        "gzip@vehicules*",
        /The fault "gzip" has the route "vehicules\*", which matches no endpoint: choose auth\/authenticate2, /,
      ],
      ["gzip@", /has the route "", which matches no endpoint/],
      [null, /or an object with its name in "fault"/],
      [{ name: "gzip" }, /or an object with its name in "fault"/],
      [{ fault: "gzip", route: 1 }, /The route of the fault "gzip" must be a string/],
      [{ fault: "status", code: "5xx" }, /cannot have code=5xx/],
    ];
    for (const [spec, message] of cases) assert.throws(() => readFault(spec), { name: "BadFault", message });
  });

  test("is checked before the simulator starts", () => {
    assert.throws(() => createApp({ faults: ["teapot"] }), BadFault);
  });
});

describe("the help", () => {
  test("describes every fault and every parameter", () => {
    const help = faultHelp();
    for (const { name, about, parameters } of faults) {
      assert.match(help, new RegExp(`^ {2}${name} `, "m"));
      assert(help.includes(about));
      for (const parameter of Object.keys(parameters)) assert.match(help, new RegExp(`^ {6}${parameter}[= ]`, "m"));
    }
    for (const parameter of Object.keys(schedule)) assert.match(help, new RegExp(`^ {6}${parameter}[= ]`, "m"));
    for (const line of help.split("\n")) assert(line.length <= 120, line);
  });

  test("lists no fault twice", () => {
    assert.equal(new Set(faults.map(({ name }) => name)).size, faults.length);
  });
});
