import assert from "node:assert/strict";
import { scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

const SIGN_IN = "auth/authenticate2";

scenario("a refused sign-in is `unauthenticated` for everyone who waits, and is not tried again", {}, async (page) => {
  const { outcomes, asked } = await page.run(async () => {
    const { login, password } = network.setting;
    let asked = 0;
    const getCredentials = () => {
      asked++;
      return { login, password: `${password}!` };
    };
    const ocean = network.client({ token: undefined, getCredentials });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => network.ask(ocean, "entities")));
    return { outcomes, asked };
  });
  for (const { error } of outcomes) {
    assert.deepEqual([error?.code, error?.status, error?.endpoint], ["unauthenticated", 401, SIGN_IN]);
  }
  assert.deepEqual([asked, (await page.log()).signIns], [1, 1]);
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
  scenario(`a failing \`${source}\` rejects everyone who waits, with what it threw as the cause`, {}, async (page) => {
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
        let asked = 0;
        const ask = () => {
          asked++;
          return fail();
        };
        const ocean = network.client({ token: undefined, [source]: ask });
        const reasons = await Promise.all(Array.from({ length: 5 }, () => network.rejection(ocean.entities())));
        const errors = reasons.map(({ reason }) => reason as { code: string; cause: unknown });
        const hasCause = errors.every((error) => "cause" in error && error.cause === cause);
        seen.push({ hasCause, codes: [...new Set(errors.map(({ code }) => code))], asked });
        // The next request asks again.
        await network.rejection(ocean.entities());
        seen.push(asked);
      }
      return seen;
    }, source);
    const together = { hasCause: true, codes: ["unauthenticated"], asked: 1 };
    assert.deepEqual(seen, [together, 2, together, 2, together, 2, together, 2]);
    assert.deepEqual([(await page.log()).signIns, await page.requests()], [0, []]);
  });
}

scenario(
  "signing out ends no request that is under way, and leaves no session",
  { faults: ["slow-headers:ms=300,first=1"] },
  async (page) => {
    await page.run(() => void network.begun.push(network.ask(network.client(), "entities")));
    await page.arrivals.requests(1);
    const { outcome, session, again } = await page.run(async () => {
      const ocean = network.last;
      ocean.signOut();
      const outcome = await network.begun[0];
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

scenario(
  "a sign-in that ends after signing out leaves no session",
  { faults: [`slow-headers:ms=300@${SIGN_IN}`] },
  async (page) => {
    await page.run(() => void network.begun.push(network.ask(network.client(), "entities")));
    await page.arrivals.signIns(1);
    const session = await page.run(async () => {
      network.last.signOut();
      await network.begun[0];
      await network.turn();
      return network.last.session;
    });
    assert.equal(session, null);
  },
);

scenario(
  "after signing out, a request that waited for its turn is not sent",
  { faults: ["slow-headers:ms=300"] },
  async (page) => {
    await page.run(async () => {
      const { login, password } = network.setting;
      const ocean = network.client({ token: undefined, concurrency: 1 });
      await ocean.signIn({ login, password });
      network.begun.push(network.ask(ocean, "entities"), network.ask(ocean, "entities"));
    });
    await page.arrivals.requests(1);
    const [first, second] = await page.run(() => {
      network.last.signOut();
      return Promise.all(network.begun);
    });
    assert.deepEqual([first?.error, second?.error?.code], [null, "unauthenticated"]);
    assert.deepEqual(statuses(await page.requests()), [200]);
  },
);

scenario(
  "signing in while a token is being got does not keep later tokens from being renewed",
  { faults: [`slow-headers:ms=500,first=1@${SIGN_IN}`] },
  async (page) => {
    await page.run(() => void network.begun.push(network.ask(network.client(), "entities")));
    await page.arrivals.signIns(1);
    const first = await page.run(async () => {
      const { login, password } = network.setting;
      await network.last.signIn({ login, password });
      return network.begun[0];
    });
    assert.equal(first?.error, null);
    page.simulator.tokens.expire();
    const later = await page.run(() => network.ask(network.last, "entities"));
    assert.deepEqual(later, { identities: await fleetIdentities("entities"), error: null });
  },
);
