import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { before, test } from "node:test";
import { init, OceanClient, useOptions } from "./entry.ts";
import { failureOf } from "./failures.ts";
import { answer, recorded, simulatorUrl } from "./servers.ts";
import { DEMO, signedIn } from "./signed-in.ts";

before(() => init());

const HOURS_12 = 12 * 3_600_000;

test("signing in gives a session of twelve hours, and the session is the client's", async () => {
  const ocean = new OceanClient({ baseUrl: simulatorUrl() });
  assert.equal(ocean.session, null);
  const earliest = Date.now() + HOURS_12;
  const session = await ocean.signIn(DEMO);
  const latest = Date.now() + HOURS_12;
  assert.deepEqual(Object.keys(session), ["expiresAt", "passwordExpiresInDays"]);
  assert.match(session.expiresAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const expires = Date.parse(session.expiresAt);
  assert.ok(earliest <= expires && expires <= latest, session.expiresAt);
  assert.equal(session.passwordExpiresInDays, 90);
  assert.deepEqual(ocean.session, session);
});

test("a password that does not expire, and one of which nothing is said, are null", async (t) => {
  for (const rest of ["", ',"passwordExpirationRemainingDays":-1', ',"passwordExpirationRemainingDays":null']) {
    const { url } = await answer(t, 200, `{"token":"abc"${rest}}`);
    const session = await new OceanClient({ baseUrl: url }).signIn(DEMO);
    assert.equal(session.passwordExpiresInDays, null);
  }
});

test("a login that is refused is `unauthenticated`, and leaves no session", async () => {
  const ocean = new OceanClient({ baseUrl: simulatorUrl() });
  const error = await failureOf("unauthenticated", () => ocean.signIn({ login: "demo", password: "wrong" }));
  assert.equal(error.status, 401);
  assert.equal(error.endpoint, "auth/authenticate2");
  assert.equal(ocean.session, null);
});

test("a refused login takes nothing from who is signed in", async () => {
  const ocean = await signedIn();
  await failureOf("unauthenticated", () => ocean.signIn({ login: "demo", password: "wrong" }));
  assert.equal((await ocean.nonCommunicatingDevices()).length, 300);
});

test("an answer to the sign-in that is no session is told, and leaves none", async (t) => {
  for (const [code, body] of [
    ["malformed-json", "<html>Maintenance</html>"],
    ["malformed-json", ""],
    ["invalid-response", "{}"],
    ["invalid-response", '{"token":5}'],
    ["invalid-response", '{"token":""}'],
    ["invalid-response", '{"token":"two words"}'],
    ["invalid-response", "null"],
    ["invalid-response", "[]"],
  ] as const) {
    const { url } = await answer(t, 200, body);
    const ocean = new OceanClient({ baseUrl: url });
    const error = await failureOf(code, () => ocean.signIn(DEMO));
    assert.equal(error.endpoint, "auth/authenticate2", body);
    assert.equal(ocean.session, null);
  }
});

test("an invalid answer to the sign-in has issues, as every `invalid-response` has", async (t) => {
  const { url } = await answer(t, 200, '{"token":5}');
  const error = await failureOf("invalid-response", () => new OceanClient({ baseUrl: url }).signIn(DEMO));
  assert.deepEqual(error.issues?.[0]?.path, ["token"]);
  assert.equal(error.issueCount, 1);
});

test("credentials that are none are refused before anything is sent", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url });
  for (const credentials of [undefined, null, {}, "demo", [], { login: "demo" }, { login: "demo", password: 5 }]) {
    await failureOf("invalid-params", () => ocean.signIn(credentials as never));
  }
  assert.equal(requests.length, 0);
});

test("with neither token nor credentials nothing is sent", async (t) => {
  const { url, requests } = await recorded(t);
  const error = await failureOf("unauthenticated", () => new OceanClient({ baseUrl: url }).nonCommunicatingDevices());
  assert.match(error.message, /signIn/);
  assert.equal(error.status, undefined);
  assert.equal(requests.length, 0);
});

test("signing out forgets the token", async () => {
  const ocean = await signedIn();
  ocean.signOut();
  assert.equal(ocean.session, null);
  await failureOf("unauthenticated", () => ocean.nonCommunicatingDevices());
  await ocean.signIn(DEMO);
  assert.equal((await ocean.nonCommunicatingDevices()).length, 300);
});

test("a token that is given is sent as it is", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "given-token" });
  await ocean.nonCommunicatingDevices();
  assert.equal(requests[0]?.request.headers["x-auth-token"], "given-token");
});

test("a function that gives the token is asked once, for as long as it holds", async (t) => {
  const { url, requests } = await recorded(t);
  for (const token of [() => "from-a-function", async () => "from-a-function"]) {
    let asked = 0;
    const asking = () => {
      asked++;
      return token();
    };
    const ocean = new OceanClient({ baseUrl: url, token: asking });
    assert.equal(asked, 0);
    await ocean.nonCommunicatingDevices();
    await ocean.nonCommunicatingDevices();
    assert.equal(asked, 1);
    assert.equal(requests.at(-1)?.request.headers["x-auth-token"], "from-a-function");
  }
});

test("with the token null none is sent: a proxy adds it", async (t) => {
  const { url, requests } = await recorded(t);
  await new OceanClient({ baseUrl: url, token: null }).nonCommunicatingDevices();
  assert.equal(requests.length, 1);
  assert.ok(!("x-auth-token" in (requests[0] as { request: IncomingMessage }).request.headers));
});

test("credentials are asked for when they are needed, and used to sign in", async () => {
  let asked = 0;
  const getCredentials = () => {
    asked++;
    return DEMO;
  };
  const ocean = new OceanClient({ baseUrl: simulatorUrl(), getCredentials });
  assert.equal(asked, 0);
  assert.equal((await ocean.nonCommunicatingDevices()).length, 300);
  await ocean.nonCommunicatingDevices();
  assert.equal(asked, 1);
  assert.equal(ocean.session?.passwordExpiresInDays, 90);
});

test("what getCredentials or token throws is the cause of `unauthenticated`", async () => {
  const boom = new Error("boom");
  const fail = () => {
    throw boom;
  };
  for (const options of [
    { token: fail },
    { token: () => Promise.reject(boom) },
    { getCredentials: fail },
    { getCredentials: () => Promise.reject(boom) },
  ]) {
    const ocean = new OceanClient({ baseUrl: simulatorUrl(), ...options });
    const error = await failureOf("unauthenticated", () => ocean.nonCommunicatingDevices());
    assert.equal(error.cause, boom);
  }
});

test("a token that is none is refused without being told", async (t) => {
  const { url, requests } = await recorded(t);
  for (const token of ["", "two words", "line\nbreak", "é"]) {
    for (const ask of [
      () => useOptions({ baseUrl: url, token }),
      () => new OceanClient({ baseUrl: url, token: () => token }).nonCommunicatingDevices(),
    ]) {
      const { message } = await failureOf("invalid-options", ask);
      assert.ok(!(token && message.includes(token)), message);
    }
  }
  assert.equal(requests.length, 0);
});
