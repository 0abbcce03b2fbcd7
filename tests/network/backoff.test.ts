import assert from "node:assert/strict";
import { scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

scenario("the delay before a retry is random, up to a limit that doubles", { faults: ["status"] }, async (page) => {
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
});

// The delay before the first retry, with the random part at its minimum.
for (const [fault, min, max, retryAfterMs] of [
  ["rate-limited:retry-after=30,readable=true", 30_000, 30_000, 30_000],
  // A date has no fractions, and some time passes before the client reads it.
  ["rate-limited:retry-after=50,form=date,readable=true", 20_000, 51_000, undefined],
  // The error has what the server asked for, even if the client waits for less.
  ["rate-limited:retry-after=86400,readable=true", 60_000, 60_000, 86_400_000],
  ["rate-limited:retry-after=30", 0, 0, undefined],
  ["rate-limited:retry-after=none,readable=true", 0, 0, undefined],
] as const) {
  scenario(`after ${fault} the client waits for ${min} to ${max} ms`, { faults: [fault] }, async (page) => {
    const { delay, error, reason } = await page.run(async () => {
      watch.random = 0;
      const stop = new AbortController();
      const ocean = network.client({ onRetry: () => stop.abort("enough") });
      const { reason } = await network.rejection(ocean.entities({}, { signal: stop.signal }));
      const { error } = await network.ask(ocean, "entities", { retries: 0 });
      return { delay: network.hooked.retries[0]?.delayMs, error, reason };
    });
    assert.equal(reason, "enough");
    assert.ok(delay !== undefined && delay >= min && delay <= max, `${delay} ms`);
    assert.equal(error?.code, "rate-limited");
    if (retryAfterMs !== undefined || max === 0) assert.equal(error?.retryAfterMs, retryAfterMs);
    else assert.ok((error?.retryAfterMs ?? 0) >= min);
    assert.deepEqual(statuses(await page.requests()), [429, 429]);
  });
}

for (const form of ["seconds", "date"]) {
  const fault = `rate-limited:retry-after=1,form=${form},readable=true,first=1`;
  scenario(
    `a Retry-After of one second, in ${form}, passes before the next attempt`,
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
  "if the deadline comes before the time that the server asks for, the client does not wait",
  { faults: ["rate-limited:retry-after=50,readable=true"] },
  async (page) => {
    const { error } = await page.run(() => network.ask(network.client({ deadlineMs: 40_000 }), "entities"));
    assert.deepEqual([error?.code, error?.retryAfterMs, error?.attempts], ["rate-limited", 50_000, 1]);
  },
);
