import assert from "node:assert/strict";
import type { Progress } from "ocean-fleet";
import { scenario } from "./client-page.ts";
import { answerText, fleetIdentities } from "./fleet.ts";

scenario("progress is reported while the body arrives", {}, async (page) => {
  const { events, pieces } = await page.run(async () => {
    const pieces: number[] = [];
    const events: Progress[] = [];
    const small: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      // The POST is the sign-in, which does not count.
      if (init?.method === "POST") return response;
      return network.inPieces(response, 4_000, (bytes) => pieces.push(bytes));
    };
    await network.ask(network.client({ fetch: small }), "vehicles", { onProgress: (event) => events.push(event) });
    return { events, pieces };
  });
  assert.ok(pieces.length >= 3, `${pieces.length} pieces`);
  assert.equal(events.length, pieces.length);
  for (const [index, { receivedBytes, records }] of events.entries()) {
    const before = events[index - 1] ?? { receivedBytes: 0, records: 0 };
    assert.ok(receivedBytes > before.receivedBytes && records >= before.records);
  }
  const last = events.at(-1);
  assert.equal(last?.receivedBytes, Buffer.byteLength(await answerText("vehicles")));
  assert.ok(
    events.some(({ records }) => records > 0 && records < 20),
    "no records were reported before the end",
  );
});

/** The index of the cut answer among the hook events of three attempts. */
const CUT = 4;

scenario(
  "hooks are called for every attempt, in order",
  { faults: ["status:code=503,first=1", "cut:bytes=5000,skip=1,first=1"] },
  async (page) => {
    const { calls, own } = await page.run(async () => {
      watch.random = 0;
      const calls: [string, object][] = [];
      const own: object[] = [];
      const ocean = network.client({
        onRequest: (event) => calls.push(["request", event]),
        onResponse: (event) => calls.push(["response", event]),
        onRetry: (event) => calls.push(["retry", event]),
      });
      await network.ask(ocean, "vehicles", { onResponse: (event) => own.push(event) });
      return { calls, own };
    });
    const sequence = ["request", "response", "retry"];
    assert.deepEqual(
      calls.map(([hook]) => hook),
      [...sequence, ...sequence, "request", "response"],
    );
    const subject = { method: "GET", endpoint: "vehicule_engin/vehicles" };
    const events = calls.map(([, event]) => event) as Record<string, unknown>[];
    for (const [index, event] of events.entries()) {
      const { method, endpoint, attempt, headersMs, totalMs, ...rest } = event;
      assert.deepEqual({ method, endpoint, attempt }, { ...subject, attempt: Math.floor(index / 3) + 1 });
      // Chromium may report nothing about a cut answer, not even that it began.
      if (index === CUT) assert.ok(Number(headersMs ?? 0) >= 0 && Number(totalMs) >= Number(headersMs ?? 0));
      else if (calls[index]?.[0] === "response") {
        assert.ok(typeof headersMs === "number" && typeof totalMs === "number");
        assert.ok(headersMs >= 0 && totalMs >= headersMs);
      } else assert.deepEqual([headersMs, totalMs], [undefined, undefined]);
      events[index] = rest;
    }
    const bytes = Buffer.byteLength(await answerText("vehicles"));
    assert.deepEqual(events[1], { status: 503 });
    assert.deepEqual(events[2], { delayMs: 0, reason: "server" });
    assert.ok(Number(events[CUT]?.bytes ?? 0) <= 5_000);
    assert.deepEqual(events[5], { delayMs: 0, reason: "network" });
    assert.deepEqual(events[7], { status: 200, bytes });
    assert.equal(own.length, 3);
  },
);

scenario(
  "an attempt that gets no headers is reported without a status",
  { faults: ["slow-headers:ms=3600000"] },
  async (page) => {
    await page.run(() => {
      const ocean = network.client({ timeoutMs: 12_345, retries: 0 });
      network.started.push(network.ask(ocean, "nearestVehicles"));
    });
    await page.arrivals.requests(1);
    const event = await page.run(async () => {
      watch.goOff(12_345);
      await network.started[0];
      const { totalMs, ...event } = network.hooked.responses[0] ?? {};
      return { ...event, isTimed: typeof totalMs };
    });
    const endpoint = "vehicule_engin/nearestVehicles";
    assert.deepEqual(event, { method: "POST", endpoint, attempt: 1, isTimed: "number" });
  },
);

scenario(
  "neither durations nor the deadline depend on the page's clock",
  { faults: ["status:first=1"] },
  async (page) => {
    const { outcome, responses } = await page.run(async () => {
      watch.random = 0;
      const jumps = [-3_600_000, 12 * 3_600_000];
      const jumping: typeof fetch = async (input, init) => {
        const response = await fetch(input, init);
        watch.clockAheadMs = init?.method === "POST" ? 0 : (jumps.pop() ?? 0);
        return response;
      };
      const outcome = await network.ask(network.client({ fetch: jumping }), "entities");
      return { outcome, responses: network.hooked.responses };
    });
    assert.equal(outcome.error, null);
    assert.equal(responses.length, 2);
    for (const { totalMs, headersMs = 0 } of responses) {
      assert.ok(headersMs >= 0 && totalMs >= headersMs && totalMs < 3_600_000, `${headersMs} and ${totalMs} ms`);
    }
  },
);

scenario(
  "a hook that throws breaks nothing, and is reported like any uncaught error",
  { faults: ["status:code=503,first=1", "drift:kind=types", "drift:kind=keys"] },
  async (page) => {
    page.throws = true;
    const { outcome, thrown, uncaught } = await page.run(async () => {
      watch.random = 0;
      let thrown = 0;
      const hook = () => {
        thrown++;
        throw new Error("a hook of the application");
      };
      let uncaught = 0;
      globalThis.addEventListener("error", ({ message }) => {
        if (message.includes("a hook of the application")) uncaught++;
      });
      const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onDrift: hook };
      const options = {
        validation: "lenient",
        onProgress: hook,
        onResponse: hook,
        onDrift: hook,
        onIssues: hook,
      } as const;
      const outcome = await network.ask(network.client(hooks), "nonCommunicatingDevices", options);
      return { outcome, thrown, uncaught };
    });
    assert.deepEqual([outcome.error, outcome.identities.length], [null, 20]);
    assert.ok(thrown >= 10, `${thrown} calls`);
    assert.equal(uncaught, thrown);
  },
);

scenario("a hook can use the client, sign out or free it", {}, async (page) => {
  const { outcomes, inner } = await page.run(async () => {
    const begin = () => {
      if (network.started.length < 3) network.started.push(network.ask(network.last, "entities"));
    };
    const outcomes = [await network.ask(network.client({ onRequest: begin, onResponse: begin }), "vehicles")];
    const inner = await Promise.all(network.started);
    outcomes.push(await network.ask(network.client({ onRequest: () => network.last.signOut() }), "vehicles"));
    outcomes.push(await network.ask(network.client({ onRequest: () => network.last.free() }), "vehicles"));
    return { outcomes, inner };
  });
  for (const { error, identities } of outcomes) assert.deepEqual([error, identities.length], [null, 20]);
  const entities = { identities: await fleetIdentities("entities"), error: null };
  assert.deepEqual(inner, [entities, entities, entities]);
});
