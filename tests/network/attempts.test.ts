import assert from "node:assert/strict";
import type { OceanErrorCode } from "ocean-fleet";
import { scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

/** Transient faults, and the code of each. */
const TRANSIENT: readonly [fault: string, code: OceanErrorCode][] = [
  ["rate-limited:retry-after=none", "rate-limited"],
  ["rate-limited:retry-after=0,readable=true", "rate-limited"],
  ["rate-limited:retry-after=60", "rate-limited"],
  ["status:code=500", "server"],
  ["status:code=502", "server"],
  ["status:code=503,body=json", "server"],
  ["status:code=504,body=empty", "server"],
  ["cut:bytes=500", "network"],
  ["cut:bytes=0", "network"],
  ["cors-missing:rate=1", "network"],
  ["redirect:code=302", "network"],
];

/** The fault, for this many requests. */
const first = (fault: string, count: number) => `${fault},first=${count}`;

for (const [fault, code] of TRANSIENT) {
  scenario(`a request survives ${fault} twice`, { faults: [first(fault, 2)] }, async (page) => {
    const { outcome, retries } = await page.run(async () => {
      watch.random = 0.01;
      const outcome = await network.ask(network.client(), "entities");
      return { outcome, retries: network.hooked.retries };
    });
    assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
    const event = { method: "GET", endpoint: "mobility/v1/entities", reason: code };
    assert.deepEqual(retries, [
      { ...event, attempt: 1, delayMs: 4 },
      { ...event, attempt: 2, delayMs: 8 },
    ]);
    assert.equal((await page.requests("entities")).length, 3);
  });
}

// On a connection that it has used before, Chromium itself repeats a request that meets one of these.
for (const [fault, code] of [
  ["reset", "network"],
  ["status:code=408", "timeout"],
] as const) {
  scenario(
    `a request survives ${fault}`,
    { faults: [fault === "reset" ? "reset:first=3" : `${fault},first=3`] },
    async (page) => {
      const { outcome, retries } = await page.run(async () => {
        watch.random = 0;
        const outcome = await network.ask(network.client(), "vehicles");
        return { outcome, retries: network.hooked.retries };
      });
      assert.deepEqual(outcome, { identities: await fleetIdentities("vehicles"), error: null });
      assert.ok(retries.length >= 1 && retries.every(({ reason }) => reason === code));
      assert.equal((await page.requests()).length, 4);
    },
  );
}

scenario(
  "a request survives silence before the headers and silence in the body",
  { faults: ["slow-headers:ms=3600000,first=1", "stall:skip=1,first=1"] },
  async (page) => {
    await page.run(() => {
      watch.random = 0;
      const ocean = network.client({ timeoutMs: 12_345 });
      network.started.push(network.ask(ocean, "vehicles", { onProgress: network.onReading }));
    });
    // The silence lasts until the test fires the client's own timers.
    await page.arrivals.requests(1);
    assert.equal(await page.run(() => watch.goOff(12_345)), 1);
    await page.arrivals.requests(2);
    assert.equal(
      await page.run(async () => {
        await network.reading;
        return watch.goOff(12_345);
      }),
      1,
    );
    const { outcome, retries } = await page.run(async () => {
      return { outcome: await network.started[0], retries: network.hooked.retries };
    });
    assert.deepEqual(outcome, { identities: await fleetIdentities("vehicles"), error: null });
    assert.deepEqual(
      retries.map(({ reason, attempt }) => [reason, attempt]),
      [
        ["timeout", 1],
        ["timeout", 2],
      ],
    );
  },
);

scenario(
  "the search for the nearest vehicles is retried although it is a POST",
  { faults: ["status:first=1", "cut:skip=1,first=1"] },
  async (page) => {
    const outcome = await page.run(() => {
      watch.random = 0;
      return network.ask(network.client(), "nearestVehicles");
    });
    assert.deepEqual(outcome, { identities: await fleetIdentities("nearestVehicles"), error: null });
    assert.equal((await page.requests("nearestVehicles")).length, 3);
  },
);

scenario(
  "a request that keeps failing rejects after two retries, or the requested number",
  { faults: ["status:code=502"] },
  async (page) => {
    const attempts = await page.run(async () => {
      watch.random = 0;
      const ocean = network.client();
      const outcomes = [];
      for (const options of [{}, { retries: 0 }, { retries: 4 }])
        outcomes.push(await network.ask(ocean, "entities", options));
      return outcomes.map(({ error }) => [error?.code, error?.status, error?.attempts]);
    });
    assert.deepEqual(attempts, [
      ["server", 502, 3],
      ["server", 502, 1],
      ["server", 502, 5],
    ]);
    assert.equal((await page.requests()).length, 9);
  },
);

for (const code of [400, 403, 404, 409, 422, 501, 505]) {
  scenario(`the status ${code} is not retried`, { faults: [`status:code=${code}`] }, async (page) => {
    const { error } = await page.run(() => network.ask(network.client(), "entities"));
    assert.deepEqual([error?.status, error?.attempts], [code, 1]);
    assert.deepEqual(statuses(await page.requests()), [code]);
  });
}

scenario(
  "renewing a token does not count as a retry",
  { faults: ["unauthorized:first=1", "status:code=503,first=2"] },
  async (page) => {
    const outcome = await page.run(() => {
      watch.random = 0;
      return network.ask(network.client(), "entities");
    });
    assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
    assert.deepEqual(statuses(await page.requests()), [401, 503, 503, 200]);
  },
);

scenario(
  "a stream is retried only until it has delivered a batch",
  { faults: ["cut:bytes=10,first=1", "stall:bytes=100000,skip=1,first=1"] },
  async (page) => {
    const outcome = await page.run(async () => {
      watch.random = 0;
      // Chromium may drop everything that arrived of a cut answer, so silence is used: it comes after the data.
      const silent = network.client({ timeoutMs: 12_345 });
      const delivered = new Promise<void>((resolve) => {
        const onProgress = ({ records }: { records: number }) => records > 0 && resolve();
        network.started.push(network.readStream(silent, "nonCommunicatingDevices", { onProgress }));
      });
      await delivered;
      // There may be no timer between two pieces.
      while (watch.goOff(12_345) === 0) await new Promise((resolve) => setTimeout(resolve));
      return network.started[0];
    });
    assert.ok(outcome);
    assert.equal(outcome.error?.code, "timeout");
    const fleet = await fleetIdentities("nonCommunicatingDevices");
    assert.ok(outcome.identities.length > 0 && outcome.identities.length < fleet.length);
    assert.equal(new Set(outcome.identities).size, outcome.identities.length);
    assert.equal((await page.requests()).length, 2);
  },
);

scenario(
  "records that an attempt read before it was cut are not delivered twice",
  { faults: ["cut:bytes=100000,first=2"] },
  async (page) => {
    const outcome = await page.run(() => {
      watch.random = 0;
      return network.ask(network.client(), "nonCommunicatingDevices");
    });
    const identities = await fleetIdentities("nonCommunicatingDevices");
    assert.deepEqual(outcome, { identities, error: null });
    assert.equal((await page.requests()).length, 3);
  },
);
