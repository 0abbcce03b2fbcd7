import assert from "node:assert/strict";
import { scenario, statuses } from "./client-page.ts";
import { fleetIdentities } from "./fleet.ts";

const LIFETIME = 12 * 3_600_000;
const MINUTE = 60_000;

for (const source of ["getCredentials", "token"] as const) {
  scenario(
    `a token from \`${source}\` is used for twelve hours, then replaced before it is refused`,
    {},
    async (page) => {
      const { expiresAt, before, after } = await page.run(async (source) => {
        const before = Date.now();
        const ocean = network.client(source === "token" ? { token: network.signedIn } : {});
        await network.ask(ocean, "entities");
        return { expiresAt: ocean.session?.expiresAt ?? "", before, after: Date.now() };
      }, source);
      const expires = Date.parse(expiresAt);
      assert.ok(expires >= before + LIFETIME && expires <= after + LIFETIME, expiresAt);
      for (const age of [LIFETIME - MINUTE, LIFETIME + MINUTE, 2 * LIFETIME - MINUTE]) {
        const { error } = await page.run((age) => {
          watch.clockAheadMs = age;
          return network.ask(network.last, "entities");
        }, age);
        assert.equal(error, null);
      }
      const tokens = (await page.requests()).map(({ token }) => token);
      assert.deepEqual(tokens, [tokens[0], tokens[0], tokens[2], tokens[2]]);
      assert.deepEqual(statuses(await page.requests()), [200, 200, 200, 200]);
      assert.equal((await page.log()).signIns, 2);
    },
  );
}

scenario("a hundred requests at once, with no token yet, cause one sign-in", {}, async (page) => {
  const outcomes = await page.run(() => {
    const ocean = network.client();
    return Promise.all(Array.from({ length: 100 }, () => network.ask(ocean, "entities")));
  });
  const expected = await fleetIdentities("entities");
  for (const { error, identities } of outcomes) assert.deepEqual([error, identities], [null, expected]);
  const { signIns } = await page.log();
  assert.deepEqual([signIns, (await page.requests()).length], [1, 100]);
});

for (const concurrency of [6, 100]) {
  const name = `an expired token and a hundred requests, ${concurrency} of them in flight, cause one more sign-in`;
  scenario(name, {}, async (page) => {
    await page.run(async (concurrency) => {
      await network.ask(network.client({ concurrency }), "entities");
    }, concurrency);
    page.simulator.tokens.expire();
    page.simulator.log.empty();
    const outcomes = await page.run(() => {
      const { last } = network;
      return Promise.all(Array.from({ length: 100 }, () => network.ask(last, "entities")));
    });
    const expected = await fleetIdentities("entities");
    for (const outcome of outcomes) assert.deepEqual(outcome, { error: null, identities: expected });
    const requests = await page.requests();
    const refused = requests.filter(({ status }) => status === 401);
    assert.equal((await page.log()).signIns, 1);
    assert.ok(refused.length >= 1 && refused.length <= concurrency, `${refused.length} were refused`);
    // Only those are sent again, once each.
    assert.equal(requests.length, 100 + refused.length);
    assert.equal(new Set(refused.map(({ token }) => token)).size, 1);
  });
}

for (const source of ["getCredentials", "token"] as const) {
  const name = `a token that has expired for a server whose clock is ahead is replaced from \`${source}\``;
  scenario(name, { faults: ["clock-skew:first=1"] }, async (page) => {
    const outcome = await page.run((source) => {
      const { signedIn } = network;
      return network.ask(
        network.client(source === "token" ? { token: signedIn, retries: 0 } : { retries: 0 }),
        "equipment",
      );
    }, source);
    assert.deepEqual(outcome, { error: null, identities: await fleetIdentities("equipment") });
    assert.deepEqual(statuses(await page.requests()), [401, 200]);
    assert.equal((await page.log()).signIns, 2);
    // The renewal is not a retry: `onRetry` is not called.
    assert.deepEqual(await page.run(() => network.hooked.retries), []);
  });
}

scenario(
  "a stream whose token is refused starts again with a new one",
  { faults: ["unauthorized:first=1"] },
  async (page) => {
    const outcome = await page.run(() => network.readStream(network.client(), "vehicles", { retries: 0 }));
    assert.deepEqual(outcome, { error: null, identities: await fleetIdentities("vehicles") });
    assert.deepEqual(statuses(await page.requests()), [401, 200]);
  },
);

scenario("a second 401 rejects", { faults: ["unauthorized"] }, async (page) => {
  const { error } = await page.run(() => network.ask(network.client(), "entities"));
  assert.deepEqual([error?.code, error?.status, error?.attempts], ["unauthenticated", 401, 2]);
  assert.deepEqual(statuses(await page.requests()), [401, 401]);
  assert.equal((await page.log()).signIns, 2);
});

scenario("a refused token that cannot be renewed is forgotten, and nothing is sent twice", {}, async (page) => {
  await page.run(async () => {
    const { login, password } = network.setting;
    await network.client({ token: undefined }).signIn({ login, password });
  });
  page.simulator.tokens.expire();
  const { codes, session } = await page.run(async () => {
    const ocean = network.last;
    const outcomes = [await network.ask(ocean, "entities"), await network.ask(ocean, "entities")];
    return { codes: outcomes.map(({ error }) => error?.code), session: ocean.session };
  });
  assert.deepEqual([codes, session], [["unauthenticated", "unauthenticated"], null]);
  // The second request is not sent, as the token is gone.
  assert.deepEqual(statuses(await page.requests()), [401]);
});

scenario("a refused token that was passed as a string rejects at once", {}, async (page) => {
  const { error } = await page.run(() => network.ask(network.client({ token: "of-another-day" }), "entities"));
  assert.equal(error?.code, "unauthenticated");
  assert.deepEqual(statuses(await page.requests()), [401]);
});
