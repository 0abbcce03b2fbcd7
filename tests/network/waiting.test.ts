import assert from "node:assert/strict";
import { ends, scenario } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

// An hour of silence ends when the test fires the client's own timer, which it recognises by its delay.

const HOUR = "slow-headers:ms=3600000";
const DRIP = "slow-body:ms=100,bytes=1500";

scenario("a transfer that keeps going does not time out, however slow it is", { faults: [DRIP] }, async (page) => {
  const timeoutMs = 1_500;
  const outcome = await page.run((timeoutMs) => {
    return network.ask(network.client({ timeoutMs, retries: 0 }), "vehicles");
  }, timeoutMs);
  assert.deepEqual(outcome, { identities: await fleetIdentities("vehicles"), error: null });
  const [request] = await page.requests();
  assert.ok(request?.endedAt && request.endedAt - request.startedAt > timeoutMs, "the transfer was not slow enough");
});

for (const [fault, hasBegun] of [
  [HOUR, false],
  ["stall:bytes=0", false],
  ["stall:bytes=5000", true],
] as const) {
  scenario(`${fault} is a \`timeout\`, and ends the transfer`, { faults: [fault] }, async (page) => {
    await page.run(() => {
      const ocean = network.client({ timeoutMs: 12_345, retries: 0 });
      network.started.push(network.ask(ocean, "vehicles", { onProgress: network.onReading }));
    });
    await page.arrivals.requests(1);
    const error = await page.run(async (hasBegun) => {
      if (hasBegun) await network.reading;
      watch.goOff(12_345);
      return (await network.started[0])?.error;
    }, hasBegun);
    assert.deepEqual([error?.code, error?.attempts], ["timeout", 1]);
    assert.match(error?.message ?? "", /nothing for 12345 ms.*timeoutMs/);
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
  });
}

scenario("the deadline covers all attempts", { faults: [HOUR] }, async (page) => {
  await page.run(() => {
    watch.random = 0;
    const ocean = network.client({ timeoutMs: 20_001, deadlineMs: 100_003, retries: 9 });
    network.started.push(network.ask(ocean, "entities"));
  });
  for (const attempt of [1, 2]) {
    await page.arrivals.requests(attempt);
    assert.equal(await page.run(() => watch.goOff(20_001)), 1);
  }
  await page.arrivals.requests(3);
  const error = await page.run(async () => {
    watch.goOff(100_003);
    return (await network.started[0])?.error;
  });
  assert.deepEqual([error?.code, error?.attempts], ["timeout", 3]);
  assert.match(error?.message ?? "", /100003 ms.*deadlineMs/);
  assert.equal((await page.requests()).length, 3);
});

scenario("the deadline applies while a request waits for its turn", { faults: [HOUR] }, async (page) => {
  await page.run(() => {
    const ocean = network.client({ concurrency: 1 });
    network.started.push(network.ask(ocean, "entities", { deadlineMs: 200_000 }));
  });
  await page.arrivals.requests(1);
  const queued = await page.run(() => network.ask(network.last, "vehicles", { deadlineMs: 100 }));
  assert.equal(queued.error?.code, "timeout");
  const running = await page.run(async () => {
    watch.goOff(200_000);
    return network.started[0];
  });
  assert.equal(running?.error?.code, "timeout");
  assert.deepEqual(await page.requests("vehicles"), []);
});

scenario("the deadline applies while a request waits for a token", {}, async (page) => {
  const { error } = await page.run(() => {
    const ocean = network.client({ token: undefined, getCredentials: () => new Promise<never>(() => {}) });
    return network.ask(ocean, "entities", { deadlineMs: 100 });
  });
  assert.equal(error?.code, "timeout");
});

scenario("a request's own limits replace the client's", { faults: [HOUR] }, async (page) => {
  await page.run(() => {
    const ocean = network.client({ timeoutMs: 44_444, deadlineMs: 55_555, retries: 50 });
    network.started.push(network.ask(ocean, "entities", { timeoutMs: 22_222, deadlineMs: 33_333, retries: 0 }));
  });
  await page.arrivals.requests(1);
  const { timers, error } = await page.run(async () => {
    const timers = watch.timers();
    watch.goOff(22_222);
    return { timers, error: (await network.started[0])?.error };
  });
  assert.deepEqual(new Set(timers), new Set([22_222, 33_333]));
  assert.deepEqual([error?.code, error?.attempts], ["timeout", 1]);
});

scenario("by default, a client waits 30 s for a sign of life, and 5 min in total", { faults: [HOUR] }, async (page) => {
  await page.run(() => void network.started.push(network.ask(network.client({ retries: 0 }), "entities")));
  await page.arrivals.requests(1);
  const { timers, error } = await page.run(async () => {
    const timers = watch.timers();
    watch.goOff(30_000);
    return { timers, error: (await network.started[0])?.error };
  });
  assert.deepEqual(new Set(timers), new Set([30_000, 300_000]));
  assert.equal(error?.code, "timeout");
});
