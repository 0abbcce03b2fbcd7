import assert from "node:assert/strict";
import type { ClientOptions, ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES, RESOURCES, rowOf } from "../resources.ts";
import { scenario } from "./client-page.ts";

scenario("requests take their turns in the order in which they were made", {}, async (page) => {
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

/** Asks for twenty different lists at once: how many the client had under way at most. */
const twenty = async (options: ClientOptions) => {
  let underWay = 0;
  let most = 0;
  const ocean = network.client({
    ...options,
    onRequest: () => {
      most = Math.max(most, ++underWay);
    },
    onResponse: () => {
      underWay--;
    },
  });
  await Promise.all(Array.from({ length: 20 }, (_, customerId) => ocean.equipment({ customerId })));
  return most;
};

for (const [name, options, most] of [
  ["with `concurrency: 2`", { concurrency: 2 }, 2],
  ["unless it is told", {}, 6],
] as const) {
  const faults = ["slow-headers:ms=50"];
  scenario(`${name}, a client has ${most} requests under way, and no more`, { faults }, async (page) => {
    assert.equal(await page.run(twenty, options), most);
    const { maxInFlight } = await page.log();
    assert.ok(maxInFlight > 1 && maxInFlight <= most, String(maxInFlight));
  });
}

const FIRST_SLOW = "slow-headers:ms=3600000,first=1";

scenario("a request that fails gives its turn to the next", { faults: ["status:code=403,first=3"] }, async (page) => {
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
    network.begun.push(network.ask(ocean, "entities"));
  });
  await page.arrivals.requests(1);
  const other = await page.run(() => network.ask(network.client({ concurrency: 1 }), "equipment"));
  assert.equal(other.error, null);
  await page.run(async () => {
    watch.goOff(99_999);
    await network.begun[0];
  });
});

scenario("a request does not wait for another one of the same", { faults: [FIRST_SLOW] }, async (page) => {
  await page.run(() => void network.begun.push(network.ask(network.client({ deadlineMs: 99_999 }), "entities")));
  await page.arrivals.requests(1);
  const second = await page.run(() => network.ask(network.last, "entities", { deadlineMs: 10_000 }));
  await page.run(async () => {
    watch.goOff(99_999);
    await network.begun[0];
  });
  assert.equal(second.error, null);
});

scenario("unless another of the same is under way, a request needs no preflight of its own", {}, async (page) => {
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
