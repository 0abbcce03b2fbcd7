import assert from "node:assert/strict";
import { SIGN_IN } from "../../simulator/paths.ts";
import { assertNothingLeft, type ClientPage, ends, scenario } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";
import { gate } from "./gate.ts";
import { SORTS } from "./page/aborts.ts";

declare global {
  /** In the page: the request to abort, and one that holds it up. */
  var aborted: {
    readonly stop: AbortController;
    readonly rejection: Promise<{ readonly reason: unknown }>;
    /** Fulfilled once the request has reached its stage. */
    readonly there?: Promise<void>;
    readonly before?: { readonly stop: AbortController; readonly rejection: Promise<unknown> };
  };
}

/** Where a request is when it is aborted. */
interface Stage {
  readonly name: string;
  /** The fault that holds it there. */
  readonly fault?: string;
  /** Starts a request in the page. */
  readonly begin: () => void;
  /** Waits until the request, the nth, has reached the stage. */
  readonly arrive: (page: ClientPage, nth: number) => Promise<void>;
  /** How the server saw it end, if the request got that far. */
  readonly end?: string;
}

const arrive = (page: ClientPage) => page.run(async () => void (await aborted.there));

const STAGES: readonly Stage[] = [
  {
    name: "waiting for its turn",
    fault: "slow-headers:ms=3600000",
    begin() {
      const ocean = network.client({ concurrency: 1 });
      const [stop, other] = [new AbortController(), new AbortController()];
      const before = { stop: other, rejection: network.rejection(ocean.entities({}, { signal: other.signal })) };
      globalThis.aborted = { stop, rejection: network.rejection(ocean.vehicles({}, { signal: stop.signal })), before };
    },
    arrive: (page, nth) => page.arrivals.requests(nth),
    // This is how the request before it ends.
    end: "closed by client",
  },
  {
    name: "waiting for a token",
    begin() {
      const stop = new AbortController();
      const there = new Promise<void>((resolve) => {
        const getCredentials = () => {
          resolve();
          return new Promise<never>(() => {});
        };
        const ocean = network.client({ token: undefined, getCredentials });
        const rejection = network.rejection(ocean.entities({}, { signal: stop.signal }));
        queueMicrotask(() => {
          globalThis.aborted = { stop, rejection, there };
        });
      });
    },
    arrive,
  },
  {
    name: "waiting for the headers",
    fault: "slow-headers:ms=3600000",
    begin() {
      const stop = new AbortController();
      const rejection = network.rejection(network.client().entities({}, { signal: stop.signal }));
      globalThis.aborted = { stop, rejection };
    },
    arrive: (page, nth) => page.arrivals.requests(nth),
    end: "closed by client",
  },
  {
    name: "whose body is being read",
    fault: "stall:bytes=5000",
    begin() {
      const stop = new AbortController();
      let onProgress = () => {};
      const there = new Promise<void>((resolve) => {
        onProgress = resolve;
      });
      const ocean = network.client();
      const rejection = network.rejection(ocean.vehicles({}, { signal: stop.signal, onProgress }));
      globalThis.aborted = { stop, rejection, there };
    },
    arrive,
    end: "closed by client",
  },
  {
    name: "waiting to be retried",
    fault: "rate-limited:retry-after=60,readable=true",
    begin() {
      const stop = new AbortController();
      let onRetry = () => {};
      const there = new Promise<void>((resolve) => {
        onRetry = resolve;
      });
      const rejection = network.rejection(network.client({ onRetry }).vehicles({}, { signal: stop.signal }));
      globalThis.aborted = { stop, rejection, there };
    },
    arrive,
    end: "complete",
  },
];

for (const { name, fault, begin, arrive, end } of STAGES) {
  const faults = fault ? [fault] : [];
  scenario(
    `an aborted request ${name} rejects with the abort's reason, and leaves nothing behind`,
    { faults },
    async (page) => {
      for (const [index, sort] of SORTS.entries()) {
        await page.run(begin);
        await arrive(page, index + 1);
        const isReason = await page.run(async (sort) => {
          const { stop, rejection, before } = aborted;
          network.abortWith(sort, stop);
          const isReason = network.isReason(sort, (await rejection).reason);
          before?.stop.abort();
          await before?.rejection;
          return isReason;
        }, sort);
        assert.ok(isReason, sort);
        await assertNothingLeft(page);
      }
      assert.deepEqual(ends(await page.requests()), end ? SORTS.map(() => end) : []);
      // The page still works.
      page.simulator.faults.replace([]);
      const outcome = await page.run(() => network.ask(network.client(), "entities"));
      assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
    },
  );
}

scenario("a signal that times out rejects with its own TimeoutError", { faults: ["stall"] }, async (page) => {
  const name = await page.run(async () => {
    // Signed in beforehand, so that the time does not run out during the sign-in.
    const ocean = network.client({ token: await network.signedIn() });
    const { reason } = await network.rejection(ocean.vehicles({}, { signal: AbortSignal.timeout(50) }));
    return reason instanceof DOMException && reason.name;
  });
  assert.equal(name, "TimeoutError");
  await assertNothingLeft(page);
});

scenario(
  "with a signal that is already aborted, neither a request nor a sign-in is sent, and no hook is called",
  {},
  async (page) => {
    const { rejections, requests } = await page.run(async () => {
      const signal = AbortSignal.abort("before");
      const rejections = [];
      for (const ocean of [network.client(), network.client({ token: "of-no-use" })]) {
        rejections.push(await network.rejection(ocean.entities({}, { signal })));
        rejections.push(await network.rejection(ocean.stream("entities", {}, { signal }).getReader().read()));
      }
      return { rejections, requests: network.hooked.requests.length };
    });
    assert.deepEqual(rejections, Array(4).fill({ reason: "before" }));
    await assertNothingLeft(page);
    assert.deepEqual([(await page.log()).signIns, requests, await page.requests()], [0, 0, []]);
  },
);

/** Aborts the request in the page and returns what it rejects with. */
const abort = (page: ClientPage) =>
  page.run(() => {
    aborted.stop.abort("enough");
    return aborted.rejection;
  });

const answers = gate((endpoint) => endpoint !== SIGN_IN);

scenario("aborting one request leaves the others alone", { intercept: [answers.middleware] }, async (page) => {
  await page.run(() => {
    const ocean = network.client();
    const stop = new AbortController();
    network.started.push(network.ask(ocean, "entities"), network.ask(ocean, "equipment"));
    globalThis.aborted = { stop, rejection: network.rejection(ocean.vehicles({}, { signal: stop.signal })) };
  });
  await page.arrivals.requests(3);
  assert.deepEqual(await abort(page), { reason: "enough" });
  answers.open();
  const outcomes = await page.run(() => Promise.all(network.started));
  assert.deepEqual(
    outcomes.map(({ error }) => error),
    [null, null],
  );
});

const signIns = gate((endpoint) => endpoint === SIGN_IN);

scenario(
  "aborting one of the requests that wait for a sign-in does not affect the others",
  { intercept: [signIns.middleware] },
  async (page) => {
    await page.run(() => {
      const ocean = network.client();
      const stop = new AbortController();
      globalThis.aborted = { stop, rejection: network.rejection(ocean.vehicles({}, { signal: stop.signal })) };
      network.started.push(network.ask(ocean, "entities"));
    });
    await page.arrivals.signIns(1);
    assert.deepEqual(await abort(page), { reason: "enough" });
    signIns.open();
    const outcome = await page.run(() => network.started[0]);
    assert.equal(outcome?.error, null);
    assert.deepEqual(await page.requests("vehicles"), []);
    assert.equal((await page.log()).signIns, 1);
  },
);

scenario("one signal ends all the requests that share it", { faults: ["slow-headers:ms=3600000"] }, async (page) => {
  await page.run(() => {
    const ocean = network.client();
    const stop = new AbortController();
    const { signal } = stop;
    // Six in flight, and more waiting for their turn.
    const requests = Array.from({ length: 20 }, (_, customerId) => ocean.equipment({ customerId }, { signal }));
    const reasons = Promise.all(requests.map((request) => network.rejection(request)));
    globalThis.aborted = { stop, rejection: reasons.then((all) => ({ reason: all.map(({ reason }) => reason) })) };
  });
  await page.arrivals.requests(6);
  const rejection = await page.run(() => {
    aborted.stop.abort("enough");
    return aborted.rejection;
  });
  assert.deepEqual(rejection, { reason: Array(20).fill("enough") });
  assert.deepEqual(ends(await page.requests()), Array(6).fill("closed by client"));
});

// How many requests have arrived by the time each hook aborts.
for (const [hook, count] of [
  ["onRequest", 0],
  ["onResponse", 1],
  ["onRetry", 1],
  ["onProgress", 2],
] as const) {
  scenario(
    `a request can be aborted from \`${hook}\``,
    { faults: ["status:first=1", "stall:skip=1"] },
    async (page) => {
      const rejection = await page.run((hook) => {
        const stop = new AbortController();
        const { signal } = stop;
        const abort = () => stop.abort("enough");
        if (hook === "onProgress")
          return network.rejection(network.client().vehicles({}, { signal, onProgress: abort }));
        return network.rejection(network.client({ [hook]: abort }).vehicles({}, { signal }));
      }, hook);
      assert.deepEqual(rejection, { reason: "enough" });
      assert.equal((await page.requests()).length, count);
    },
  );
}
