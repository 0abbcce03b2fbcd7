import assert from "node:assert/strict";
import type { ClientOptions, ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES, RESOURCES, rowOf } from "../resources.ts";
import { scenario } from "./client-page.ts";

scenario("requests are sent in the order in which they were made", {}, async (page) => {
  const order: ResourceName[] = [...RESOURCE_NAMES, ...RESOURCE_NAMES.toReversed()];
  const outcomes = await page.run((order) => {
    const ocean = network.client({ concurrency: 1 });
    return Promise.all(order.map((resource) => network.ask(ocean, resource)));
  }, order);
  for (const { error } of outcomes) assert.equal(error, null);
  const paths = (await page.requests()).map(({ path }) => path);
  assert.deepEqual(
    paths,
    order.map((resource) => `/ocean/restapi/${rowOf(resource).path}`),
  );
  assert.equal((await page.log()).maxInFlight, 1);
});

/** Requests twenty different lists at once; returns the maximum number in flight. */
const twenty = async (options: ClientOptions) => {
  let inFlight = 0;
  let max = 0;
  const ocean = network.client({
    ...options,
    onRequest: () => {
      max = Math.max(max, ++inFlight);
    },
    onResponse: () => {
      inFlight--;
    },
  });
  await Promise.all(Array.from({ length: 20 }, (_, customerId) => ocean.equipment({ customerId })));
  return max;
};

for (const [name, options, max] of [
  ["with `concurrency: 2`", { concurrency: 2 }, 2],
  ["by default", {}, 6],
] as const) {
  const faults = ["slow-headers:ms=50"];
  scenario(`${name}, a client has at most ${max} requests in flight`, { faults }, async (page) => {
    assert.equal(await page.run(twenty, options), max);
    const { maxInFlight } = await page.log();
    assert.ok(maxInFlight > 1 && maxInFlight <= max, String(maxInFlight));
  });
}

const FIRST_SLOW = "slow-headers:ms=3600000,first=1";

scenario("a request that fails makes room for the next", { faults: ["status:code=403,first=3"] }, async (page) => {
  const codes = await page.run(async () => {
    const ocean = network.client({ concurrency: 1 });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => network.ask(ocean, "entities")));
    return outcomes.map(({ error }) => error?.code);
  });
  assert.deepEqual(codes, ["forbidden", "forbidden", "forbidden", undefined, undefined]);
});

scenario("two clients do not wait for each other", { faults: [FIRST_SLOW] }, async (page) => {
  await page.run(() => {
    const ocean = network.client({ concurrency: 1, deadlineMs: 99_999 });
    network.started.push(network.ask(ocean, "entities"));
  });
  await page.arrivals.requests(1);
  const other = await page.run(() => network.ask(network.client({ concurrency: 1 }), "equipment"));
  assert.equal(other.error, null);
  await page.run(async () => {
    watch.goOff(99_999);
    await network.started[0];
  });
});

scenario("a request does not wait for an identical one", { faults: [FIRST_SLOW] }, async (page) => {
  await page.run(() => void network.started.push(network.ask(network.client({ deadlineMs: 99_999 }), "entities")));
  await page.arrivals.requests(1);
  const second = await page.run(() => network.ask(network.last, "entities", { deadlineMs: 10_000 }));
  await page.run(async () => {
    watch.goOff(99_999);
    await network.started[0];
  });
  assert.equal(second.error, null);
});

scenario("a repeated request needs no new preflight unless an identical one is in flight", {}, async (page) => {
  await page.run(async () => {
    const ocean = network.client();
    for (const resource of ["entities", "equipment", "entities", "equipment"] as const)
      await network.ask(ocean, resource);
    await Promise.all([network.ask(ocean, "entities"), network.ask(ocean, "equipment")]);
  });
  const { requests } = await page.log();
  const preflights = requests.filter(({ method }) => method === "OPTIONS").map(({ path }) => path);
  assert.deepEqual(
    preflights,
    ["auth/authenticate2", RESOURCES.entities.path, RESOURCES.equipment.path].map((path) => `/ocean/restapi/${path}`),
  );
});
