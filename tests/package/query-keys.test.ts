import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import type { OceanClient, ResourceName } from "ocean-fleet";
import { type OceanQuery, oceanQueries } from "ocean-fleet/query";
import { everyParam, RESOURCE_NAMES } from "../resources.ts";

// A key needs neither the core nor a server.

const ocean = {} as OceanClient;
const queries = oceanQueries(ocean);

/** The key of any arguments, as JavaScript allows them. */
function keyOf(params?: unknown, options?: unknown, resource: ResourceName = "vehicles"): readonly unknown[] {
  const factory = queries[resource] as (params: unknown, options: unknown) => OceanQuery<unknown>;
  return factory(params, options).queryKey;
}

test("a key is the package, the resource, the parameters and the options", () => {
  const { queryKey } = queries.vehicles({ registration: "AB-123-CD" }, { select: ["vin"] });
  assert.deepEqual(queryKey, ["ocean-fleet", "vehicles", { registration: "AB-123-CD" }, { select: ["vin"] }]);
});

test("what is left out is empty", () => {
  for (const key of [
    keyOf(),
    keyOf({}),
    keyOf(undefined, {}),
    keyOf({ registration: undefined }, { dates: undefined }),
  ])
    assert.deepEqual(key, ["ocean-fleet", "vehicles", {}, {}]);
});

test("the scope is behind the package", () => {
  for (const [scope, part] of [
    ["user-1", "user-1"],
    [7, 7],
    [0, 0],
    ["", ""],
    [7n, "7"],
    [
      { user: "one", customer: 7, none: undefined },
      { customer: 7, user: "one" },
    ],
  ] as [scope: string, part: unknown][]) {
    const { queryKey } = oceanQueries(ocean, { scope }).entities({ customerId: 5 });
    assert.deepEqual(queryKey, ["ocean-fleet", part, "entities", { customerId: 5 }, {}]);
  }
});

test("an undefined scope is none", () => {
  const { queryKey } = oceanQueries(ocean, { scope: undefined }).entities();
  assert.deepEqual(queryKey, ["ocean-fleet", "entities", {}, {}]);
});

test("there is one key and one function, under two names", () => {
  const { queryKey, queryFn, key, query, ...others } = queries.vehicles();
  assert.equal(key, queryKey);
  assert.equal(query, queryFn);
  assert.deepEqual(others, {});
});

for (const resource of RESOURCE_NAMES) {
  test(`a key of \`${resource}\` has every parameter, and survives JSON`, () => {
    const params = everyParam(resource);
    const key = keyOf(params, {}, resource);
    assert.deepEqual(key, ["ocean-fleet", resource, JSON.parse(JSON.stringify(params)), {}]);
    assert.deepEqual(JSON.parse(JSON.stringify(key)), key);
  });
}

test("equal arguments have the same text, whatever the order they are given in", () => {
  const start = new Date(0);
  const one = keyOf({ start, end: start, registrations: ["A", "B"] }, { select: [], dates: "iso" }, "positionHistory");
  const other = keyOf(
    { registrations: ["A", "B"], end: start, start },
    { dates: "iso", select: [] },
    "positionHistory",
  );
  assert.equal(JSON.stringify(one), JSON.stringify(other));
  assert.match(JSON.stringify(one), /"end".*"registrations".*"start".*"dates".*"select"/);
});

test("lists keep their order", () => {
  const params = { registrations: ["B", "A"], start: "2026-01-01T00:00Z", end: "2026-01-02T00:00Z" };
  const key = keyOf(params, { select: ["vehicle", "positions"] }, "positionHistory");
  assert.deepEqual(key.slice(2), [params, { select: ["vehicle", "positions"] }]);
});

test("dates are text in ISO 8601, of other realms too", () => {
  const start = runInNewContext("new Date(Date.UTC(2026, 0, 2))");
  const key = keyOf({ registrations: ["A"], start, end: new Date(Date.UTC(2026, 0, 3)) }, {}, "positionHistory");
  const instants = { start: "2026-01-02T00:00:00.000Z", end: "2026-01-03T00:00:00.000Z" };
  assert.deepEqual(key[2], { registrations: ["A"], ...instants });
});

test("an impossible date does not throw: the request refuses it", () => {
  assert.deepEqual(keyOf({ date: new Date(Number.NaN) }, {}, "rentalContracts")[2], { date: null });
});

test("big integers are decimal text", () => {
  assert.deepEqual(keyOf({ customerId: 9007199254740993n, equipmentIds: [1n, 2] }, {}, "equipment")[2], {
    customerId: "9007199254740993",
    equipmentIds: ["1", 2],
  });
});

test("the options that change the data are in the key, and no others", () => {
  const changing = { dates: "epoch", includeFields: true, select: ["vin"], shape: "model", validation: "lenient" };
  const limits = { timeoutMs: 1, deadlineMs: 2, retries: 0, maxRecordBytes: 4 };
  const hooks = { onProgress() {}, onResponse() {}, onIssues() {}, onDrift() {} };
  const key = keyOf({}, { ...limits, ...hooks, signal: new AbortController().signal, ...changing });
  assert.deepEqual(key[3], changing);
});

test("nothing that a request does not take gets into a key", () => {
  const key = keyOf({ password: "hunter2", registration: "A" }, { token: "hunter2", login: () => "hunter2" });
  assert.deepEqual(key.slice(2), [{ registration: "A" }, {}]);
});

test("parameters that a class computes are in the key", () => {
  class Choice {
    get registration() {
      return "AB-123-CD";
    }
  }
  assert.deepEqual(keyOf(new Choice())[2], { registration: "AB-123-CD" });
  assert.deepEqual(keyOf(Object.create({ registration: "A" }))[2], { registration: "A" });
});

test("what no request takes has a key of its own", () => {
  const texts = [{}, { registration: new Map() }, { registration: /a/ }, new Map(), "AB-123-CD", 7].map((params) =>
    JSON.stringify(keyOf(params)),
  );
  assert.equal(new Set(texts).size, texts.length);
});

test("what is required makes the same keys as what is imported", () => {
  const required = createRequire(import.meta.url)("ocean-fleet/query") as typeof import("ocean-fleet/query");
  assert.notEqual(required.oceanQueries, oceanQueries);
  const { queryKey } = required.oceanQueries(ocean, { scope: 7 }).vehicles({ registration: "A" }, { dates: "epoch" });
  assert.deepEqual(queryKey, ["ocean-fleet", 7, "vehicles", { registration: "A" }, { dates: "epoch" }]);
});

test("a key is a copy", () => {
  const params = { registrations: ["A"], start: new Date(0), end: new Date(1) };
  const { queryKey } = queries.positionHistory(params);
  const before = JSON.stringify(queryKey);
  params.registrations.push("B");
  params.start.setTime(2);
  assert.equal(JSON.stringify(queryKey), before);
});
