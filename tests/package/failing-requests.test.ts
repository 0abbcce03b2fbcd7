import assert from "node:assert/strict";
import { before, test } from "node:test";
import { sampleText } from "./bodies.ts";
import { init, OceanClient, withoutFetch } from "./entry.ts";
import { failureOf, reasonOf } from "./failures.ts";
import { answer, gone, hold, serve } from "./servers.ts";
import { STATUSES } from "./statuses.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
/** A request that fails is not tried again. */
const ONCE = { retries: 0 };

for (const [status, code] of STATUSES) {
  test(`the status ${status} is \`${code}\`, whatever body comes with it`, async (t) => {
    for (const [body, oceanStatus] of [
      ['{"oceanStatus":"badParameters","message":"The vehicle is unknown."}', "badParameters"],
      ["<!doctype html><html><body><h1>Error</h1></body></html>", undefined],
      ["", undefined],
      ["null", undefined],
      ['{"oceanStatus":5}', undefined],
      ["\xff".repeat(100), undefined],
      ["x".repeat(1_000_000), undefined],
    ] as const) {
      const { url } = await answer(t, status, body);
      const ocean = new OceanClient({ baseUrl: url, token: "abc" });
      const error = await failureOf(code, () => ocean.nonCommunicatingDevices({}, ONCE));
      assert.equal(error.status, status);
      assert.equal(error.oceanStatus, oceanStatus);
      assert.equal(error.endpoint, "noncommunicant/list");
      assert.ok(error.message.includes(`${status}`), error.message);
    }
  });
}

test("a request that is too long is to be made in portions", async (t) => {
  for (const [status, code] of [
    [413, "unexpected-status"],
    [414, "bad-request"],
    [431, "bad-request"],
  ] as const) {
    const { url, requests } = await answer(t, status);
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const error = await failureOf(code, () => ocean.vehicles());
    assert.match(error.message, /portions/);
    assert.doesNotMatch(error.message, /base URL/);
    assert.equal(requests.length, 1);
  }
});

test("a success without a body, or with one that is no JSON, is malformed", async (t) => {
  for (const body of ["", "<!doctype html><title>Sign in</title>", "[{}"]) {
    const { url } = await answer(t, 200, body, { "content-type": "text/html" });
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const error = await failureOf("malformed-json", () => ocean.nonCommunicatingDevices({}, ONCE));
    assert.deepEqual([error.status, error.endpoint], [200, "noncommunicant/list"]);
    assert.equal(typeof error.offset, "number");
  }
});

test("after each kind of failure the same client works", async (t) => {
  const bodies: [number, string][] = [
    [500, "oops"],
    [200, "oops"],
    [200, "[5]"],
    [401, ""],
    [200, `[{"x":"${"a".repeat(2_000)}"}]`],
    [200, "[".repeat(10_000)],
  ];
  let next: [number, string] = [200, sampleText];
  const url = await serve(t, (_request, response) => void response.writeHead(next[0]).end(next[1]));
  const ocean = new OceanClient({ baseUrl: url, token: "abc", maxRecordBytes: 100_000 });
  for (const failing of bodies) {
    next = failing;
    const options = { ...ONCE, maxRecordBytes: 1_000 };
    await reasonOf(ocean.nonCommunicatingDevices({}, options));
    next = [200, sampleText];
    assert.equal((await ocean.nonCommunicatingDevices()).length, 1);
  }
});

test("a body that is cut is `network`, with what the platform says as its cause", async (t) => {
  const server = await hold(t, "[{},");
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
  const failed = failureOf("network", () => ocean.nonCommunicatingDevices({}, ONCE));
  (await server.next()).response.destroy();
  const error = await failed;
  assert.ok(error.cause instanceof Error);
  assert.equal(error.endpoint, "noncommunicant/list");
});

test("a server that cannot be reached is `network`, and the message says what may hide the cause", async (t) => {
  const { url } = await answer(t, 200);
  const port = Number(new URL(url).port);
  for (const baseUrl of [await gone(), `https://127.0.0.1:${port}`]) {
    const ocean = new OceanClient({ baseUrl, token: "abc" });
    const error = await failureOf("network", () => ocean.nonCommunicatingDevices({}, ONCE));
    assert.match(error.message, /CORS/);
    assert.ok(error.cause instanceof Error);
  }
});

test("a fetch that throws, rejects or gives something else is told as what it is", { skip: withoutFetch }, async () => {
  const boom = "boom";
  for (const [code, fetch] of [
    ["network", () => Promise.reject(boom)],
    ["invalid-options", async () => "no response"],
    ["invalid-options", () => undefined],
  ] as const) {
    const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc", fetch: fetch as never });
    const error = await failureOf(code, () => ocean.nonCommunicatingDevices({}, ONCE));
    if (code === "network") assert.equal(error.cause, boom);
  }
});

test("a redirect is not followed, and the token goes nowhere else", async (t) => {
  const other = await answer(t, 200, "[]");
  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of [`${other.url}/noncommunicant/list`, "/elsewhere"]) {
      const { url, requests } = await answer(t, status, "", { location });
      const ocean = new OceanClient({ baseUrl: url, token: "abc" });
      await failureOf("network", () => ocean.nonCommunicatingDevices({}, ONCE));
      await failureOf("network", () => ocean.signIn({ login: "a", password: "b" }));
      assert.equal(new Set(requests.map((request) => request.url)).has("/elsewhere"), false);
    }
  }
  assert.equal(other.requests.length, 0);
});

const REASONS: [string, (controller: AbortController) => void, (reason: unknown) => boolean][] = [
  ["a string", (controller) => controller.abort("enough"), (reason) => reason === "enough"],
  ["null", (controller) => controller.abort(null), (reason) => reason === null],
  ["zero", (controller) => controller.abort(0), (reason) => reason === 0],
  [
    "nothing",
    (controller) => controller.abort(),
    (reason) => reason instanceof DOMException && reason.name === "AbortError",
  ],
];
const boom = new Error("boom");
REASONS.push(["an Error", (controller) => controller.abort(boom), (reason) => reason === boom]);

for (const [what, abort, isReason] of REASONS) {
  test(`a signal that was aborted with ${what} rejects with that, and nothing is sent`, async (t) => {
    const { url, requests } = await answer(t, 200, "[]");
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    const controller = new AbortController();
    abort(controller);
    const { signal } = controller;
    assert.ok(isReason(await reasonOf(ocean.nonCommunicatingDevices({}, { signal }))));
    assert.ok(isReason(await reasonOf(ocean.stream(RESOURCE, {}, { signal }).getReader().read())));
    assert.equal(requests.length, 0);
    assert.deepEqual(await ocean.nonCommunicatingDevices(), []);
  });

  for (const [when, head] of [
    ["before the headers", ""],
    ["within the body", `[${JSON.stringify({ detailedBoxDTO: { id: 1 } })},`],
  ] as const) {
    test(`an abort with ${what} ${when} rejects with that, and the connection ends`, async (t) => {
      const server = await hold(t, head);
      const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
      const controller = new AbortController();
      const { signal } = controller;
      const [first, second] = [new AbortController(), controller];
      const kept = ocean.nonCommunicatingDevices({}, { signal: first.signal });
      const other = await server.next();
      const requested = reasonOf(ocean.nonCommunicatingDevices({}, { signal }));
      const exchange = await server.next();
      abort(second);
      assert.ok(isReason(await requested));
      await exchange.closed;
      // The other request goes on.
      if (!head) other.response.writeHead(200);
      other.response.end(head ? "{}]" : "[{},{}]");
      assert.equal((await kept).length, 2);
    });

    test(`an abort with ${what} ${when} fails a stream with that, and the connection ends`, async (t) => {
      const server = await hold(t, head);
      const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
      const controller = new AbortController();
      const reader = ocean.stream(RESOURCE, {}, { signal: controller.signal }).getReader();
      const exchange = await server.next();
      if (head) assert.equal((await reader.read()).value?.length, 1);
      abort(controller);
      assert.ok(isReason(await reasonOf(reader.read())));
      await exchange.closed;
    });
  }
}

test("a signal that times out rejects with its own TimeoutError", async (t) => {
  const server = await hold(t, "[");
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
  const reason = await reasonOf(ocean.nonCommunicatingDevices({}, { signal: AbortSignal.timeout(20) }));
  assert.ok(reason instanceof DOMException && reason.name === "TimeoutError");
});

test("an abort ends the wait for a token", async () => {
  for (const options of [
    { token: () => new Promise<never>(() => {}) },
    { getCredentials: () => new Promise<never>(() => {}) },
  ]) {
    const ocean = new OceanClient({ baseUrl: "http://127.0.0.1:1", ...options });
    const controller = new AbortController();
    const requested = reasonOf(ocean.nonCommunicatingDevices({}, { signal: controller.signal }));
    controller.abort("enough");
    assert.equal(await requested, "enough");
  }
});

test("an abort ends the wait for a fetch that does not heed its signal", { skip: withoutFetch }, async () => {
  const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc", fetch: () => new Promise(() => {}) });
  const controller = new AbortController();
  const requested = reasonOf(ocean.nonCommunicatingDevices({}, { signal: controller.signal }));
  controller.abort("enough");
  assert.equal(await requested, "enough");
});

test("an abort after the end changes nothing", async (t) => {
  const { url } = await answer(t, 200, "[{}]");
  const controller = new AbortController();
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const devices = await ocean.nonCommunicatingDevices({}, { signal: controller.signal });
  controller.abort();
  assert.equal(devices.length, 1);
  assert.equal((await ocean.nonCommunicatingDevices()).length, 1);
});

test("a signal that is none is refused", async (t) => {
  const { url, requests } = await answer(t, 200, "[]");
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  await failureOf("invalid-options", () => ocean.nonCommunicatingDevices({}, { signal: "stop" as never }));
  assert.equal(requests.length, 0);
});
