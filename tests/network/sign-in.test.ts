import assert from "node:assert/strict";
import { endpointOf, SIGN_IN } from "../../simulator/paths.ts";
import { type ClientPage, scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";
import { gate } from "./gate.ts";

/** The status of each sign-in, once no request is in flight. */
async function signInStatuses(page: ClientPage) {
  const { requests } = await page.log();
  return statuses(requests.filter(({ method, path }) => method === "POST" && endpointOf(path) === SIGN_IN));
}

scenario("a refused sign-in is `unauthenticated` for every waiting request, and is not retried", {}, async (page) => {
  const { outcomes, calls } = await page.run(async () => {
    const { login, password } = network.setting;
    let calls = 0;
    const getCredentials = () => {
      calls++;
      return { login, password: `${password}!` };
    };
    const ocean = network.client({ token: undefined, getCredentials });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => network.ask(ocean, "entities")));
    return { outcomes, calls };
  });
  for (const { error } of outcomes) {
    assert.deepEqual([error?.code, error?.status, error?.endpoint], ["unauthenticated", 401, SIGN_IN]);
  }
  assert.deepEqual([calls, (await page.log()).signIns], [1, 1]);
  assert.deepEqual(await page.requests(), []);
});

scenario("`signIn` with a wrong password is `unauthenticated`, and leaves no session", {}, async (page) => {
  const { error, session } = await page.run(async () => {
    const { login, password } = network.setting;
    const ocean = network.client({ token: undefined });
    const error = await network.failure(ocean.signIn({ login, password: `${password}!` }));
    return { error, session: ocean.session };
  });
  assert.deepEqual([error.code, error.status, session], ["unauthenticated", 401, null]);
  assert.equal((await page.log()).signIns, 1);
});

for (const source of ["getCredentials", "token"] as const) {
  scenario(
    `a failing \`${source}\` rejects every waiting request, with what it threw as the cause`,
    {},
    async (page) => {
      const seen = await page.run(async (source) => {
        const boom = new Error("the vault is closed");
        const failing: [cause: unknown, fail: () => Promise<never>][] = [
          [boom, () => Promise.reject(boom)],
          ["text", () => Promise.reject("text")],
          [null, () => Promise.reject(null)],
          [
            boom,
            () => {
              throw boom;
            },
          ],
        ];
        const seen = [];
        for (const [cause, fail] of failing) {
          let calls = 0;
          const ask = () => {
            calls++;
            return fail();
          };
          const ocean = network.client({ token: undefined, [source]: ask });
          const reasons = await Promise.all(Array.from({ length: 5 }, () => network.rejection(ocean.entities())));
          const errors = reasons.map(({ reason }) => reason as { code: string; cause: unknown });
          const hasCause = errors.every((error) => "cause" in error && error.cause === cause);
          seen.push({ hasCause, codes: [...new Set(errors.map(({ code }) => code))], calls });
          // The next request asks again.
          await network.rejection(ocean.entities());
          seen.push(calls);
        }
        return seen;
      }, source);
      const together = { hasCause: true, codes: ["unauthenticated"], calls: 1 };
      assert.deepEqual(seen, [together, 2, together, 2, together, 2, together, 2]);
      assert.deepEqual([(await page.log()).signIns, await page.requests()], [0, []]);
    },
  );
}

const answers = gate((endpoint) => endpoint !== SIGN_IN);

scenario(
  "signing out does not end requests in flight, and leaves no session",
  { intercept: [answers.middleware] },
  async (page) => {
    await page.run(() => void network.started.push(network.ask(network.client(), "entities")));
    await page.arrivals.requests(1);
    await page.run(() => network.last.signOut());
    answers.open();
    const { outcome, session, again } = await page.run(async () => {
      const ocean = network.last;
      const outcome = await network.started[0];
      const { session } = ocean;
      return { outcome, session, again: await network.ask(ocean, "entities") };
    });
    const identities = await fleetIdentities("entities");
    assert.deepEqual(outcome, { identities, error: null });
    assert.equal(session, null);
    assert.deepEqual(again, { identities, error: null });
    assert.equal((await page.log()).signIns, 2);
  },
);

const signIns = gate((endpoint) => endpoint === SIGN_IN);

scenario(
  "a sign-in that ends after signing out leaves no session",
  { intercept: [signIns.middleware] },
  async (page) => {
    await page.run(() => void network.started.push(network.ask(network.client(), "entities")));
    await page.arrivals.signIns(1);
    await page.run(() => network.last.signOut());
    signIns.open();
    const session = await page.run(async () => {
      await network.started[0];
      await network.turn();
      return network.last.session;
    });
    assert.equal(session, null);
  },
);

const turns = gate((endpoint) => endpoint !== SIGN_IN);

scenario(
  "after signing out, a request that was waiting for its turn is not sent",
  { intercept: [turns.middleware] },
  async (page) => {
    await page.run(async () => {
      const { login, password } = network.setting;
      const ocean = network.client({ token: undefined, concurrency: 1 });
      await ocean.signIn({ login, password });
      network.started.push(network.ask(ocean, "entities"), network.ask(ocean, "entities"));
    });
    await page.arrivals.requests(1);
    await page.run(() => network.last.signOut());
    turns.open();
    const [first, second] = await page.run(() => Promise.all(network.started));
    assert.deepEqual([first?.error, second?.error?.code], [null, "unauthenticated"]);
    assert.deepEqual(statuses(await page.requests()), [200]);
  },
);

let arrived = 0;
const firstSignIn = gate((endpoint) => endpoint === SIGN_IN && arrived++ === 0);

scenario(
  "signing in while a token is being fetched does not prevent later tokens from being renewed",
  { intercept: [firstSignIn.middleware] },
  async (page) => {
    await page.run(() => void network.started.push(network.ask(network.client(), "entities")));
    await page.arrivals.signIns(1);
    await page.run(async () => {
      const { login, password } = network.setting;
      await network.last.signIn({ login, password });
    });
    firstSignIn.open();
    const first = await page.run(() => network.started[0]);
    assert.equal(first?.error, null);
    page.simulator.tokens.expire();
    const later = await page.run(() => network.ask(network.last, "entities"));
    assert.deepEqual(later, { identities: await fleetIdentities("entities"), error: null });
  },
);

for (const fault of ["status:code=503,first=2", "reset:first=2", "cut:bytes=10,first=2", "cors-missing:first=2"]) {
  scenario(`a sign-in that meets ${fault} is retried`, { faults: [`${fault}@${SIGN_IN}`] }, async (page) => {
    const outcome = await page.run(() => {
      watch.random = 0;
      return network.ask(network.client(), "entities");
    });
    assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
  });
}

scenario(
  "`signIn` is retried, and hooks are not called for it",
  { faults: [`rate-limited:retry-after=none,first=1@${SIGN_IN}`, `status:code=502,first=1@${SIGN_IN}`] },
  async (page) => {
    const { isSignedIn, hooked } = await page.run(async () => {
      watch.random = 0;
      const { login, password } = network.setting;
      const ocean = network.client({ token: undefined });
      const session = await ocean.signIn({ login, password });
      return { isSignedIn: ocean.session?.expiresAt === session.expiresAt, hooked: network.hooked };
    });
    assert.ok(isSignedIn);
    assert.deepEqual(hooked, { requests: [], responses: [], retries: [], drift: [] });
    assert.deepEqual(await signInStatuses(page), [429, 502, 200]);
  },
);

/** The first sign-in gets no answer. */
const SILENT = `slow-headers:ms=3600000,first=1@${SIGN_IN}`;

/** Starts a request that waits for a silent sign-in, which times out after 12,345 ms and is retried immediately. */
async function beginInSilence(page: ClientPage): Promise<void> {
  await page.run(() => {
    watch.random = 0;
    network.started.push(network.ask(network.client({ timeoutMs: 12_345 }), "entities"));
  });
  await page.arrivals.signIns(1);
}

scenario("a silent sign-in is retried", { faults: [SILENT] }, async (page) => {
  await beginInSilence(page);
  const outcome = await page.run(() => {
    watch.goOff(12_345);
    return network.started[0];
  });
  assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
});

for (const [code, as] of [
  [400, "bad-request"],
  [401, "unauthenticated"],
  [403, "forbidden"],
] as const) {
  scenario(
    `a login that is refused with ${code} is sent only once`,
    { faults: [`status:code=${code}@${SIGN_IN}`] },
    async (page) => {
      const errors = await page.run(async () => {
        const { login, password } = network.setting;
        return [
          await network.failure(network.client({ token: undefined }).signIn({ login, password })),
          (await network.ask(network.client(), "entities")).error,
        ];
      });
      for (const error of errors) assert.deepEqual([error?.code, error?.status, error?.attempts], [as, code, 1]);
      assert.deepEqual(await signInStatuses(page), [code, code]);
    },
  );
}

scenario(
  "a sign-in that keeps failing rejects after the client's retries",
  { faults: [`status:code=503@${SIGN_IN}`] },
  async (page) => {
    const errors = await page.run(async () => {
      watch.random = 0;
      const { login, password } = network.setting;
      return [
        await network.failure(network.client({ token: undefined }).signIn({ login, password })),
        (await network.ask(network.client(), "entities")).error,
        (await network.ask(network.client({ retries: 0 }), "entities", { retries: 5 })).error,
      ];
    });
    assert.deepEqual(
      errors.map((error) => [error?.code, error?.status, error?.endpoint, error?.attempts]),
      [
        ["server", 503, SIGN_IN, 3],
        ["server", 503, SIGN_IN, 3],
        ["server", 503, SIGN_IN, 1],
      ],
    );
    assert.equal((await signInStatuses(page)).length, 3 + 3 + 1);
    assert.deepEqual(await page.requests(), []);
  },
);

scenario(
  "when one request stops waiting for a token, the sign-in and its retries go on for the others",
  { faults: [SILENT] },
  async (page) => {
    await page.run(() => {
      watch.random = 0;
      const ocean = network.client({ timeoutMs: 12_345 });
      const stop = new AbortController();
      const rejection = network.rejection(ocean.vehicles({}, { signal: stop.signal }));
      Object.assign(globalThis, { aborted: { stop, rejection } });
      network.started.push(network.ask(ocean, "vehicles", { deadlineMs: 77_777 }), network.ask(ocean, "entities"));
    });
    await page.arrivals.signIns(1);
    const { reason, late, outcome } = await page.run(async () => {
      aborted.stop.abort("enough");
      watch.goOff(77_777);
      const { reason } = await aborted.rejection;
      const late = await network.started[0];
      watch.goOff(12_345);
      return { reason, late, outcome: await network.started[1] };
    });
    assert.deepEqual([reason, late?.error?.code], ["enough", "timeout"]);
    assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
    assert.equal((await signInStatuses(page)).length, 2);
    assert.deepEqual(await page.requests("vehicles"), []);
  },
);

scenario(
  "the client's deadline covers all attempts at a sign-in",
  { faults: [`rate-limited:retry-after=50,readable=true@${SIGN_IN}`] },
  async (page) => {
    const { error } = await page.run(() => {
      return network.ask(network.client({ deadlineMs: 40_000 }), "entities", { deadlineMs: 80_000 });
    });
    assert.deepEqual([error?.code, error?.retryAfterMs, error?.attempts], ["rate-limited", 50_000, 1]);
  },
);

for (const how of ["signOut", "free"] as const) {
  scenario(`after ${how}, a sign-in that is being retried leaves no session`, { faults: [SILENT] }, async (page) => {
    await beginInSilence(page);
    const { outcome, session } = await page.run(async (how) => {
      network.last[how]();
      watch.goOff(12_345);
      const outcome = await network.started[0];
      return { outcome, session: network.last.session };
    }, how);
    assert.deepEqual(outcome, { identities: await fleetIdentities("entities"), error: null });
    assert.equal(session, null);
  });
}
