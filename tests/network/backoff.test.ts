import assert from "node:assert/strict";
import { scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

scenario(
  "the time before another attempt is drawn, up to a bound that doubles",
  { faults: ["status"] },
  async (page) => {
    const delays = await page.run(async () => {
      const ocean = network.client({ retries: 4 });
      const delays = [];
      for (const random of [0, 0.01, 0.02]) {
        watch.random = random;
        network.hooked.retries.length = 0;
        await network.ask(ocean, "entities");
        delays.push(network.hooked.retries.map(({ delayMs }) => delayMs));
      }
      return delays;
    });
    assert.deepEqual(delays, [
      [0, 0, 0, 0],
      [4, 8, 16, 32],
      [8, 16, 32, 64],
    ]);
  },
);

// What the first retry waits for, with all randomness at its least.
for (const [fault, least, most, told] of [
  ["rate-limited:retry-after=30,readable=true", 30_000, 30_000, 30_000],
  // A date has no fractions, and the client reads it a while after it was written.
  ["rate-limited:retry-after=50,form=date,readable=true", 20_000, 51_000, undefined],
  // What is asked for is told, even where it is more than is heeded.
  ["rate-limited:retry-after=86400,readable=true", 60_000, 60_000, 86_400_000],
  ["rate-limited:retry-after=30", 0, 0, undefined],
  ["rate-limited:retry-after=none,readable=true", 0, 0, undefined],
] as const) {
  scenario(`after ${fault} the client waits for ${least} to ${most} ms`, { faults: [fault] }, async (page) => {
    const { delay, error, reason } = await page.run(async () => {
      watch.random = 0;
      const stop = new AbortController();
      const ocean = network.client({ onRetry: () => stop.abort("enough") });
      const { reason } = await network.rejection(ocean.entities({}, { signal: stop.signal }));
      const { error } = await network.ask(ocean, "entities", { retries: 0 });
      return { delay: network.hooked.retries[0]?.delayMs, error, reason };
    });
    assert.equal(reason, "enough");
    assert.ok(delay !== undefined && delay >= least && delay <= most, `${delay} ms`);
    assert.equal(error?.code, "rate-limited");
    if (told !== undefined || most === 0) assert.equal(error?.retryAfterMs, told);
    else assert.ok((error?.retryAfterMs ?? 0) >= least);
    assert.deepEqual(statuses(await page.requests()), [429, 429]);
  });
}

for (const form of ["seconds", "date"]) {
  const fault = `rate-limited:retry-after=1,form=${form},readable=true,first=1`;
  scenario(
    `the second that the server asks for, in ${form}, goes by before the next attempt`,
    { faults: [fault] },
    async (page) => {
      const outcome = await page.run(() => network.ask(network.client(), "entities"));
      assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
      const [refused, answered] = await page.requests();
      assert.ok((answered?.startedAt ?? 0) - (refused?.startedAt ?? 0) >= 990);
    },
  );
}

scenario(
  "where the deadline comes before the time that the server asks for, the client does not wait",
  { faults: ["rate-limited:retry-after=50,readable=true"] },
  async (page) => {
    const { error } = await page.run(() => network.ask(network.client({ deadlineMs: 40_000 }), "entities"));
    assert.deepEqual([error?.code, error?.retryAfterMs, error?.attempts], ["rate-limited", 50_000, 1]);
  },
);
