// What callers give: objects of any kind, lists of identifiers, signals, and hooks that free or cancel.

import assert from "node:assert/strict";
import { parse } from "node:querystring";
import { before, describe, it, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { runModule } from "./child.ts";
import { decodeStream, init, OceanClient, useOptions } from "./entry.ts";
import { failureOf } from "./failures.ts";
import { recorded } from "./servers.ts";
import { optionTakers, paramTakers } from "./takers.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const DEMO = { login: "demo", password: "demo" };
const realm = createContext({ URLSearchParams });
const foreign = <T>(source: string): T => runInContext(`(${source})`, realm);
const bare = (members: object): object => Object.assign(Object.create(null), members);

describe("unknown keys are refused, whatever the object", () => {
  for (const [what, make] of [
    ["without a prototype", (key: string) => bare({ [key]: "x" })],
    ["of another realm", (key: string) => foreign(`{ ${key}: "x" }`)],
    [
      "without a prototype, of another realm",
      (key: string) => foreign(`Object.assign(Object.create(null), { ${key}: 1 })`),
    ],
    ["that querystring.parse makes", (key: string) => parse(`${key}=x`)],
    ["that inherits them", (key: string) => Object.create({ [key]: "x" })],
    ["of a class", (key: string) => Object.assign(new (class Given {})(), { [key]: "x" })],
    ["behind a proxy", (key: string) => new Proxy({ [key]: "x" }, {})],
  ] as const) {
    it(what, async () => {
      const given = make("registraton") as never;
      for (const action of optionTakers(given)) {
        assert.match((await failureOf("invalid-options", action)).message, /`registraton`; there are: /);
      }
      for (const action of paramTakers(given)) {
        assert.match((await failureOf("invalid-params", action)).message, /`registraton`; there are: /);
      }
    });
  }

  it("and no token goes to the default host", async () => {
    const asked: string[] = [];
    const fetch = async () => {
      asked.push("x");
      return new Response("[]");
    };
    const given = bare({ baseURL: "https://proxy.example", token: "abc", fetch });
    await failureOf("invalid-options", () => new OceanClient(given)[RESOURCE]());
    assert.deepEqual(asked, []);
  });

  it("but not symbols", async (t) => {
    const { url } = await recorded(t);
    const given = { baseUrl: url, token: "abc", [Symbol("mine")]: 1 };
    assert.deepEqual(await new OceanClient(given)[RESOURCE]({ [Symbol("mine")]: 1 }), []);
  });
});

test("known keys are taken from whatever object of keys it is", async (t) => {
  const { url, requests } = await recorded(t);
  class Given {
    get registration() {
      return "AB-123-CD";
    }
  }
  const hidden = Object.defineProperty({}, "registration", { value: "AB-123-CD" });
  const ocean = new OceanClient(bare({ baseUrl: url, token: "abc" }));
  for (const params of [
    bare({ registration: "AB-123-CD" }),
    foreign<object>('{ registration: "AB-123-CD" }'),
    parse("registration=AB-123-CD"),
    Object.create({ registration: "AB-123-CD" }),
    new Given(),
    hidden,
    new Proxy({}, { get: (_, key) => (key === "registration" ? "AB-123-CD" : undefined) }),
  ]) {
    await ocean.vehicles(params, bare({ retries: 0 }));
    assert.equal(requests.at(-1)?.request.url, "/vehicule_engin/vehicles?immatriculation=AB-123-CD");
  }
  await ocean.equipment({ equipmentIds: foreign("[1, 2]") });
  assert.equal(requests.at(-1)?.request.url, "/materiel/list?materielIds=1&materielIds=2");
  await ocean.latestEvents({ eventCodes: [1], start: foreign("new Date(0)") }).catch(() => {});
  assert.match(requests.at(-1)?.request.url ?? "", /dateDebut=01%2F01%2F1970/);
});

test("what is no plain object is refused, with what it is", async () => {
  for (const [given, what] of [
    [new Map([["token", "secret"]]), "a Map"],
    [new Set(["secret"]), "a Set"],
    [new URLSearchParams("token=secret"), "an? URLSearchParams"],
    [new Headers({ token: "secret" }), "a Headers"],
    [new Date(0), "a Date"],
    [new String("secret"), "a String"],
    [new Number(5), "a Number"],
    [Object(1n), "a BigInt"],
    [new Error("secret"), "an Error"],
    [Promise.resolve({}), "a Promise"],
    [new Uint8Array(5), "an? Uint8Array"],
    [/secret/, "a RegExp"],
    [() => "secret", "a function"],
    [["secret"], "a list"],
    ["secret", "a string"],
    [5, "the number 5"],
    [true, "a boolean"],
    [foreign("new Map()"), "a Map"],
    [foreign("new URLSearchParams()"), "an? URLSearchParams"],
    [foreign("new Date(0)"), "a Date"],
  ] as const) {
    const says = new RegExp(`must be a plain object, not ${what}\\.`);
    for (const action of optionTakers(given as never)) {
      const { message } = await failureOf("invalid-options", action);
      assert.match(message, says);
      assert.doesNotMatch(message, /secret/);
    }
    for (const action of paramTakers(given as never)) {
      assert.match((await failureOf("invalid-params", action)).message, says);
    }
  }
});

test("credentials that `getCredentials` gives are held to the same", async (t) => {
  const { url, requests } = await recorded(t);
  const given = (credentials: unknown) => ({ baseUrl: url, getCredentials: () => credentials as never });
  for (const credentials of [{ ...DEMO, user: "x" }, new Map(), bare({ ...DEMO, user: "x" }), () => DEMO, [DEMO]]) {
    await failureOf("invalid-params", () => new OceanClient(given(credentials))[RESOURCE]());
  }
  assert.equal(requests.length, 0);
  assert.deepEqual(await new OceanClient(given(bare(DEMO)))[RESOURCE](), []);
  assert.deepEqual(JSON.parse(requests[0]?.body ?? ""), DEMO);
});

test("many requests with one signal listen to it once, and not for longer than they take", async (t) => {
  const { url } = await recorded(t);
  const seen = await runModule(`
    import init, { OceanClient } from "ocean-fleet";
    const warnings = [];
    process.on("warning", ({ name }) => warnings.push(name));
    await init();
    const ocean = new OceanClient({ baseUrl: ${JSON.stringify(url)}, token: "abc" });
    const controller = new AbortController();
    const { signal } = controller;
    let listening = 0;
    for (const [name, change] of [["addEventListener", 1], ["removeEventListener", -1]]) {
      signal[name] = function (...args) {
        listening += change;
        return EventTarget.prototype[name].apply(this, args);
      };
    }
    const requests = Array.from({ length: 120 }, () => ocean.nonCommunicatingDevices({}, { signal }));
    const during = listening;
    await Promise.all(requests);
    const after = listening;
    const aborted = Array.from({ length: 120 }, () => ocean.nonCommunicatingDevices({}, { signal }).catch((e) => e));
    controller.abort("enough");
    const reasons = new Set(await Promise.all(aborted));
    await new Promise(setImmediate);
    report({ warnings, during, after, reasons: [...reasons], end: listening });
    process.exitCode = 0;
  `);
  assert.deepEqual(seen, { warnings: [], during: 1, after: 0, reasons: ["enough"], end: 0 });
});

test("a client that is freed by what it reads is freed, and the process goes on", async (t) => {
  const { url, requests } = await recorded(t);
  for (const act of [
    (ocean: OceanClient, get: () => never) =>
      ocean.vehicles({
        get registration() {
          return get();
        },
      }),
    (ocean: OceanClient, get: () => never) =>
      ocean[RESOURCE](
        {},
        {
          get retries() {
            return get();
          },
        },
      ),
    (ocean: OceanClient, get: () => never) =>
      ocean.signIn({
        login: "demo",
        get password() {
          return get();
        },
      }),
  ]) {
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    await failureOf("not-initialized", () =>
      act(ocean, () => {
        ocean.free();
        return undefined as never;
      }),
    );
  }
  assert.equal(requests.length, 0);
  assert.deepEqual(await new OceanClient({ baseUrl: url, token: "abc" })[RESOURCE](), []);
});

test("a decodeStream that a hook cancels ends, and the core stays", async (t) => {
  const { url } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url });
  const session = await ocean.signIn(DEMO);
  const body = '[{"new":1,"detailedBoxDTO":{"id":"x"}}]';
  for (const hook of ["onDrift", "onIssues"]) {
    let calls = 0;
    const options: object = {
      validation: "lenient",
      [hook]: () => {
        calls++;
        void reader.cancel();
      },
    };
    const reader = decodeStream(RESOURCE, new Blob([body]).stream(), options).getReader();
    for (let done = false; !done; ) ({ done } = await reader.read());
    assert.equal(calls, 1);
  }
  assert.deepEqual(ocean.session, session);
});

describe("lists of identifiers", () => {
  it("that are empty do not mean all", async (t) => {
    const { url, requests } = await recorded(t);
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const period = { startDate: "2026-01-01", endDate: "2026-01-31" };
    for (const [name, action] of [
      ["equipmentIds", () => ocean.equipment({ equipmentIds: [] })],
      ["equipmentIds", () => ocean.stream("equipment", { equipmentIds: [] }).getReader().read()],
      ["vehicleIds", () => ocean.auxiliaryEquipmentUsage({ ...period, vehicleIds: [] })],
      ["vehicleIds", () => ocean.latestEvents({ eventCodes: [1], vehicleIds: [] })],
      ["entityIds", () => ocean.latestEvents({ eventCodes: [1], entityIds: [] })],
    ] as const) {
      const { message } = await failureOf("invalid-params", action);
      assert.match(message, new RegExp(`\`${name}\`.*leave it out to mean all.*an empty list`));
    }
    const { message } = await failureOf("invalid-params", () => ocean.latestEvents({ eventCodes: [] }));
    assert.match(message, /`eventCodes`.*at least one.*an empty list/);
    assert.equal(requests.length, 0);
    assert.deepEqual(await ocean.equipment(), []);
  });

  it("of more than 10,000 are refused by their length alone", async (t) => {
    const { url, requests } = await recorded(t);
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const sparse: number[] = [];
    sparse.length = 40_000_000;
    const lengths = { get: (list: object, key: string) => (key === "length" ? 2 ** 40 : Reflect.get(list, key)) };
    for (const equipmentIds of [Array(10_001).fill(1), sparse, new Proxy([1], lengths as never)]) {
      const began = performance.now();
      const { message } = await failureOf("invalid-params", () => ocean.equipment({ equipmentIds }));
      assert.match(message, /`equipmentIds`.*at most 10000.*in portions.*a list of \d{5,}\./);
      assert.ok(performance.now() - began < 1_000);
    }
    await failureOf("invalid-options", () => ocean[RESOURCE]({}, { select: sparse as never }));
    assert.equal(requests.length, 0);
    await ocean.equipment({ equipmentIds: Array(500).fill(1) });
    assert.equal(requests.length, 1);
  });

  it("take decimal text, as every identifier does", async (t) => {
    const { url, requests } = await recorded(t);
    const ocean = new OceanClient({ baseUrl: url, token: "abc", customerId: "42" });
    await ocean.equipment({ equipmentIds: ["1", 2, "9007199254740991"] });
    await ocean.entities({ customerId: "7" }).catch(() => {});
    assert.deepEqual(
      requests.map(({ request }) => request.url),
      [
        "/materiel/list?customerId=42&materielIds=1&materielIds=2&materielIds=9007199254740991",
        "/mobility/v1/entities?customerId=7",
      ],
    );
    for (const id of ["", " 1", "+1", "01", "-0", "1.0", "1e3", "0x10", "1,2", "9007199254740992", "x"]) {
      const { message } = await failureOf("invalid-params", () => ocean.equipment({ equipmentIds: [1, id] }));
      assert.match(message, /`equipmentIds\[1\]`.*decimal text/);
      await failureOf("invalid-params", () => ocean.entities({ customerId: id }));
      await failureOf("invalid-options", () => useOptions({ customerId: id }));
    }
    assert.equal(requests.length, 2);
  });
});
