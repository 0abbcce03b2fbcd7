import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { before, describe, it, type TestContext } from "node:test";
import type { ClientOptions } from "ocean-fleet";
import { init, OceanClient } from "./entry.ts";
import { failureOf } from "./failures.ts";

/** How a server answers one request for the devices. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const devices: Answer = (_, response) => response.end("[{},{}]");
const silence: Answer = () => {};
const stall: Answer = (_, response) => response.write("[{}");
const cut: Answer = (request, response) => {
  response.writeHead(200, { "content-length": 1000 });
  response.write("[{}", () => request.socket.destroy());
};
const status =
  (code: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

/** A server that answers as scripted, then with two devices, and issues the tokens `token-1`, `token-2`, … */
async function serve(test: TestContext, script: Answer[]) {
  const seen = { logins: 0, requests: 0, tokens: [] as (string | undefined)[], closed: 0 };
  const server = createServer((request, response) => {
    if (request.url?.endsWith("authenticate2")) {
      seen.logins++;
      request.resume().on("end", () => response.end(JSON.stringify({ token: `token-${seen.logins}` })));
      return;
    }
    seen.requests++;
    seen.tokens.push(request.headers["x-auth-token"] as string | undefined);
    response.on("close", () => {
      if (!response.writableFinished) server.emit("cut", ++seen.closed);
    });
    (script.shift() ?? devices)(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, server, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function client(test: TestContext, script: Answer[], options: ClientOptions = {}) {
  const { seen, baseUrl, server } = await serve(test, script);
  const getCredentials = async () => ({ login: "demo", password: "demo" });
  const source = "token" in options ? {} : { getCredentials };
  const ocean = new OceanClient({ baseUrl, ...source, ...options });
  test.after(() => ocean.free());
  return { seen, ocean, server };
}

before(() => init());

describe("attempts", () => {
  for (const [name, answer] of Object.entries({ "a cut body": cut, "a 503": status(503), "a 408": status(408) })) {
    it(`survives ${name}`, async (test) => {
      const { ocean, seen } = await client(test, [answer]);
      assert.equal((await ocean.nonCommunicatingDevices()).length, 2);
      assert.equal(seen.requests, 2);
    });
  }

  it("survives silence before the headers and in the body", async (test) => {
    const { ocean, seen } = await client(test, [silence, stall], { token: "t", timeoutMs: 1_000 });
    assert.equal((await ocean.nonCommunicatingDevices()).length, 2);
    assert.equal(seen.requests, 3);
  });

  it("gives up after the retries that are allowed, and tells how often it has tried", async (test) => {
    const { ocean, seen } = await client(test, [status(502), status(502)], { retries: 1 });
    const error = await failureOf("server", () => ocean.nonCommunicatingDevices());
    assert.deepEqual([error.status, error.attempts, seen.requests], [502, 2, 2]);
  });

  it("does not try again what will not change", async (test) => {
    for (const [number, code] of [
      [400, "bad-request"],
      [403, "forbidden"],
      [404, "not-found"],
      [422, "bad-request"],
      [501, "server"],
    ] as const) {
      const { ocean, seen } = await client(test, [status(number)]);
      await failureOf(code, () => ocean.nonCommunicatingDevices());
      assert.equal(seen.requests, 1, String(number));
    }
  });

  it("waits as long as the server asks for", async (test) => {
    const told: [number, string][] = [];
    const { ocean } = await client(test, [status(429, { "retry-after": "1" })], {
      onRetry: ({ delayMs, reason }) => told.push([delayMs, reason]),
    });
    await ocean.nonCommunicatingDevices();
    assert.deepEqual(told, [[1000, "rate-limited"]]);
  });

  it("tells what a refusal asks to wait", async (test) => {
    const { ocean } = await client(test, [status(429, { "retry-after": "7" })], { retries: 0 });
    const error = await failureOf("rate-limited", () => ocean.nonCommunicatingDevices());
    assert.equal(error.retryAfterMs, 7000);
  });

  it("waits for no more than a minute, whatever the server asks for", async (test) => {
    const told: number[] = [];
    for (const seconds of ["3600.5", "99999999999"]) {
      const stop = new AbortController();
      const { ocean } = await client(test, [status(503, { "retry-after": seconds })], {
        onRetry: ({ delayMs }) => {
          told.push(delayMs);
          queueMicrotask(() => stop.abort("enough"));
        },
      });
      const { signal } = stop;
      await assert.rejects(ocean.nonCommunicatingDevices({}, { signal }), (reason) => reason === "enough");
    }
    assert.deepEqual(told, [60_000, 60_000]);
  });

  it("ends at the deadline, whatever is tried again until then", async (test) => {
    const { ocean, seen } = await client(test, [status(503), silence], { token: "t", deadlineMs: 3_000 });
    const error = await failureOf("timeout", () => ocean.nonCommunicatingDevices());
    assert.deepEqual([error.attempts, seen.requests], [2, 2]);
  });

  it("does not try a stream again that has delivered records", async (test) => {
    let cutNow = () => {};
    const { ocean, seen } = await client(test, [
      (request, response) => {
        response.write('[{"detailedBoxDTO":{"id":1}},');
        cutNow = () => request.socket.destroy();
      },
    ]);
    const reader = ocean.stream("nonCommunicatingDevices", {}, { select: ["id"] }).getReader();
    assert.deepEqual(await reader.read(), { done: false, value: [{ id: 1 }] });
    cutNow();
    await failureOf("network", () => reader.read());
    assert.equal(seen.requests, 1);
  });

  it("tells hooks of every attempt, and survives hooks that throw", async (test) => {
    const told: string[] = [];
    const { ocean } = await client(test, [status(500)], {
      onRequest: ({ method, endpoint, attempt }) => told.push(`${method} ${endpoint} ${attempt}`),
      onResponse: ({ status, attempt, bytes }) => told.push(`${status} ${attempt} ${bytes}`),
      onRetry: () => {
        throw new Error("of the application");
      },
    });
    await ocean.nonCommunicatingDevices();
    const endpoint = "GET noncommunicant/list";
    assert.deepEqual(told, [`${endpoint} 1`, "500 1 undefined", `${endpoint} 2`, "200 2 7"]);
  });
});

describe("the session", () => {
  it("is begun once for any number of requests", async (test) => {
    const { ocean, seen } = await client(test, []);
    await Promise.all(Array.from({ length: 100 }, () => ocean.nonCommunicatingDevices()));
    assert.deepEqual([seen.logins, seen.requests], [1, 100]);
  });

  it("is renewed once when the token is refused, and every request is sent again once", async (test) => {
    const expired: Answer = (request, response) =>
      (request.headers["x-auth-token"] === "token-1" ? status(401) : devices)(request, response);
    const { ocean, seen } = await client(test, Array(200).fill(expired), { concurrency: 6 });
    await Promise.all(Array.from({ length: 100 }, () => ocean.nonCommunicatingDevices()));
    assert.equal(seen.logins, 2);
    assert.equal(seen.tokens.filter((token) => token === "token-2").length, 100);
    assert.equal(seen.requests, 106);
  });

  it("costs no retry when it is renewed", async (test) => {
    const { ocean, seen } = await client(test, [status(401), status(503)], { retries: 1 });
    assert.equal((await ocean.nonCommunicatingDevices()).length, 2);
    assert.deepEqual([seen.requests, seen.logins], [3, 2]);
  });

  it("is not renewed for ever", async (test) => {
    const { ocean, seen } = await client(test, [status(401), status(401)]);
    await failureOf("unauthenticated", () => ocean.nonCommunicatingDevices());
    assert.deepEqual([seen.requests, seen.logins], [2, 2]);
  });

  it("asks a token function again after a refusal", async (test) => {
    let asked = 0;
    const { ocean, seen } = await client(test, [status(401)], { token: async () => `own-${++asked}` });
    await ocean.nonCommunicatingDevices();
    assert.deepEqual(seen.tokens, ["own-1", "own-2"]);
  });

  it("gives the error of a failing callback as the cause, to everyone who waits", async (test) => {
    const cause = new Error("the vault is closed");
    const { ocean, seen } = await client(test, [], { token: () => Promise.reject(cause) });
    const errors = await Promise.all(
      [1, 2, 3].map(() => failureOf("unauthenticated", () => ocean.nonCommunicatingDevices())),
    );
    for (const error of errors) assert.equal(error.cause, cause);
    assert.equal(seen.requests, 0);
  });
});

describe("aborting", () => {
  const reasons = { "an Error": new Error("enough"), "a string": "enough", "a number": 7, null: null };
  for (const [name, reason] of Object.entries(reasons)) {
    it(`rejects with the signal's own reason: ${name}`, async (test) => {
      const { ocean, seen, server } = await client(test, [stall], { token: "t" });
      const abort = new AbortController();
      const onProgress = () => abort.abort(reason);
      await assert.rejects(
        ocean.nonCommunicatingDevices({}, { signal: abort.signal, onProgress }),
        (error) => error === reason,
      );
      // The transfer has ended for the server, too.
      if (seen.closed === 0) await once(server, "cut");
    });
  }

  it("ends a request that waits for its turn, and keeps the turns of the others", async (test) => {
    const { ocean, seen, server } = await client(test, [silence], { token: "t", concurrency: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = ocean.nonCommunicatingDevices({}, { signal: first.signal });
    const waiting = ocean.nonCommunicatingDevices({}, { signal: second.signal });
    const last = ocean.nonCommunicatingDevices();
    await once(server, "request");
    second.abort("second");
    await assert.rejects(waiting, (reason) => reason === "second");
    first.abort("first");
    await assert.rejects(running, (reason) => reason === "first");
    assert.equal((await last).length, 2);
    assert.equal(seen.requests, 2);
  });

  it("ends a backoff", async (test) => {
    const abort = new AbortController();
    const { ocean } = await client(test, [status(503, { "retry-after": "60" })], {
      token: "t",
      onRetry: () => queueMicrotask(() => abort.abort("enough")),
    });
    await assert.rejects(ocean.nonCommunicatingDevices({}, { signal: abort.signal }), (reason) => reason === "enough");
  });

  it("sends nothing when it comes before", async (test) => {
    const { ocean, seen } = await client(test, [], { token: "t" });
    const signal = AbortSignal.abort("before");
    await assert.rejects(ocean.nonCommunicatingDevices({}, { signal }), (reason) => reason === "before");
    assert.equal(seen.requests, 0);
  });

  it("rejects with an AbortError where a signal has no reason, as signals of older browsers", async (test) => {
    const { ocean } = await client(test, [silence], { token: "t" });
    const abort = new AbortController();
    Object.defineProperty(abort.signal, "reason", { value: undefined });
    const waiting = ocean.nonCommunicatingDevices({}, { signal: abort.signal });
    abort.abort();
    await assert.rejects(waiting, { name: "AbortError" });
  });
});
