import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { OceanClient } from "ocean-fleet";
import { type OceanQuery, oceanQueries } from "ocean-fleet/query";
import { RESOURCE_NAMES, requiredParams } from "../resources.ts";
import { failureOf } from "./failures.ts";
import { hold, recorded } from "./servers.ts";
import { connect } from "./simulated.ts";

before(() => init());

/** So that a test of what never ends fails by itself. */
const PATIENCE = { timeout: 10_000 };

/** The query of any arguments, as JavaScript allows them. */
type Factory = (params?: unknown, options?: unknown) => OceanQuery<unknown[]>;

for (const resource of RESOURCE_NAMES) {
  test(`a query of \`${resource}\` gives what the method gives`, async () => {
    const { ocean } = connect();
    const params = requiredParams(resource);
    const records = await (oceanQueries(ocean)[resource] as Factory)(params).queryFn();
    assert.ok(records.length > 0);
    assert.deepEqual(records, await (ocean[resource] as (params: unknown) => Promise<unknown[]>)(params));
  });
}

test("options are passed on", async () => {
  const { ocean, seen } = connect();
  const progress: number[] = [];
  const onProgress = ({ records }: { records: number }) => progress.push(records);
  const options = { select: ["firstRegisteredAt"], dates: "epoch", onProgress } as const;
  const records = await oceanQueries(ocean).vehicles({ customerId: 5 }, options).queryFn();
  assert.equal(new URL(seen.request.url).search, "?customerId=5");
  assert.ok(records.some(({ firstRegisteredAt }) => typeof firstRegisteredAt === "number"));
  assert.equal(progress.at(-1), records.length);
});

test("a request asks for what its key says, whatever becomes of the arguments", async (t) => {
  const { url, requests } = await recorded(t);
  const queries = oceanQueries(new OceanClient({ baseUrl: url, token: "abc" }));
  const params = { equipmentIds: [1, 2], start: new Date(0), end: new Date(60_000) };
  const { queryKey, queryFn } = queries.equipmentPositions(params);
  params.equipmentIds.push(3);
  params.start.setTime(30_000);
  params.end = new Date(90_000);
  await queryFn();
  const asked = new URL(requests[0]?.request.url ?? "", url).searchParams;
  assert.deepEqual(asked.getAll("materielIds"), ["1", "2"]);
  assert.deepEqual(
    [asked.get("dateDebut"), asked.get("dateFin")],
    ["01/01/1970 00:00:00 +0000", "01/01/1970 00:01:00 +0000"],
  );
  assert.deepEqual(queryKey[2], {
    end: "1970-01-01T00:01:00.000Z",
    equipmentIds: [1, 2],
    start: "1970-01-01T00:00:00.000Z",
  });
});

for (const [whose, how] of [
  ["the library's signal", (one: AbortSignal) => [{}, { signal: one }]],
  ["the options' signal", (one: AbortSignal) => [{ signal: one }, undefined]],
  ["the library's signal, where the options have another", (one, other) => [{ signal: other }, { signal: one }]],
  ["the options' signal, where the library has another", (one, other) => [{ signal: one }, { signal: other }]],
] as [string, (one: AbortSignal, other: AbortSignal) => [options: object, context: object | undefined]][]) {
  test(`${whose} stops the transfer, for its own reason`, PATIENCE, async (t) => {
    const { url, next } = await hold(t, "[");
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const [controller, other] = [new AbortController(), new AbortController()];
    const [options, context] = how(controller.signal, other.signal);
    const pending = oceanQueries(ocean).vehicles({}, options).queryFn(context);
    const { closed } = await next();
    const reason = new Error("enough");
    controller.abort(reason);
    await assert.rejects(pending, (error) => error === reason);
    await closed;
  });

  test(`${whose} keeps anything from being sent if it is aborted already`, PATIENCE, async (t) => {
    const { url, requests } = await recorded(t);
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const reason = new Error("enough");
    const [options, context] = how(AbortSignal.abort(reason), new AbortController().signal);
    await assert.rejects(oceanQueries(ocean).vehicles({}, options).queryFn(context), (error) => error === reason);
    assert.equal(requests.length, 0);
  });
}

test("no listener is left on either signal", async (t) => {
  const { url } = await recorded(t);
  const queries = oceanQueries(new OceanClient({ baseUrl: url, token: "abc" }));
  const signals = [new AbortController().signal, new AbortController().signal] as const;
  let listeners = 0;
  for (const signal of signals) {
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
  }
  const pending = queries.vehicles({}, { signal: signals[0] }).queryFn({ signal: signals[1] });
  assert.ok(listeners > 0);
  await pending;
  assert.equal(listeners, 0);
});

test("a function that is called with the key, or with something else, has no signal", async (t) => {
  const { url, requests } = await recorded(t);
  const { queryKey, queryFn } = oceanQueries(new OceanClient({ baseUrl: url, token: "abc" })).vehicles();
  for (const context of [queryKey, "ocean-fleet", null, { signal: 5 }, { signal: undefined }])
    assert.deepEqual(await queryFn(context as object), []);
  assert.equal(requests.length, 5);
});

test("the client refuses what is wrong, as a rejection of the request", async (t) => {
  const { url, requests } = await recorded(t);
  const queries = oceanQueries(new OceanClient({ baseUrl: url, token: "abc" }));
  const vehicles = queries.vehicles as Factory;
  const { signal } = new AbortController();
  for (const [code, params, options] of [
    ["invalid-params", { registratoin: "A" }, {}],
    ["invalid-params", { registration: new Map() }, {}],
    ["invalid-params", new Map(), {}],
    ["invalid-params", "AB-123-CD", {}],
    ["invalid-options", {}, { timeout: 5 }],
    ["invalid-options", {}, { timeoutMs: 0 }],
    ["invalid-options", {}, { signal: 5 }],
    ["invalid-options", {}, new Map()],
    ["invalid-options", {}, "strict"],
  ] as const) {
    for (const context of [undefined, { signal }])
      await failureOf(code, () => vehicles(params, options).queryFn(context));
  }
  assert.equal(requests.length, 0);
});

test("what a getter of the arguments throws is thrown where the query is made", () => {
  const thrown = new Error("no");
  const params = {
    get registration(): string {
      throw thrown;
    },
  };
  const queries = oceanQueries(new OceanClient({ token: "abc" }));
  assert.throws(
    () => queries.vehicles(params),
    (error) => error === thrown,
  );
});

test("a query calls the client's method of the moment, so that a test may spy on it", async () => {
  const ocean = new OceanClient({ token: "abc" });
  const { queryFn } = oceanQueries(ocean).vehicles({ registration: "A" }, { dates: "epoch" });
  const calls: unknown[][] = [];
  ocean.vehicles = ((...args: unknown[]) => {
    calls.push(args);
    return Promise.resolve([]);
  }) as typeof ocean.vehicles;
  const { signal } = new AbortController();
  await queryFn();
  await queryFn({ signal });
  assert.deepEqual(calls, [
    [{ registration: "A" }, { dates: "epoch" }],
    [{ registration: "A" }, { dates: "epoch", signal }],
  ]);
});

test("proxies of clients are taken", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new Proxy(new OceanClient({ baseUrl: url, token: "abc" }), {});
  assert.deepEqual(await oceanQueries(ocean).vehicles().queryFn(), []);
  assert.equal(requests.length, 1);
});
