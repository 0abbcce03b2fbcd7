import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TOKEN_LIFETIME } from "./auth.ts";
import { FaultyServer, LIST } from "./faults/testing.ts";
import type { Log } from "./log.ts";

async function call(server: FaultyServer, method: string, path: string, body?: unknown) {
  const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await fetch(`${server.origin}/simulator${path}`, { method, ...content });
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: the tests inspect answers of every shape.
  return { status: response.status, json: (text ? JSON.parse(text) : null) as any, headers: response.headers };
}

async function logOf(server: FaultyServer, query = ""): Promise<Log> {
  return (await call(server, "GET", `/log${query}`)).json;
}

describe("the faults of a running simulator", () => {
  test("can be listed, and replaced without a restart", async (t) => {
    const server = await FaultyServer.start(t, ["status:first=1"]);
    assert.deepEqual(await server.statuses(2), [503, 200]);
    assert.deepEqual((await call(server, "GET", "/faults")).json, [{ spec: "status:first=1", seen: 2, struck: 1 }]);
    const replaced = await call(server, "PUT", "/faults", ["unauthorized", { fault: "gzip", route: "materiel/list" }]);
    assert.equal(replaced.status, 200);
    assert.deepEqual(replaced.json, [
      { spec: "unauthorized", seen: 0, struck: 0 },
      { spec: "gzip@materiel/list", seen: 0, struck: 0 },
    ]);
    assert.deepEqual(await server.statuses(1), [401]);
    await call(server, "PUT", "/faults", []);
    assert.deepEqual(await server.statuses(1), [200]);
  });

  test("stay as they are when the replacements cannot be understood", async (t) => {
    const server = await FaultyServer.start(t, ["status"]);
    for (const [body, message] of [
      [["gzip", "teapot"], /There is no fault "teapot"/],
      [{ fault: "gzip" }, /must be a JSON array/],
      ["[", /not JSON/],
    ] as const) {
      const { status, json } = await call(server, "PUT", "/faults", body);
      assert.equal(status, 400);
      assert.match(json.message, message);
    }
    assert.deepEqual(await server.statuses(1), [503]);
  });

  test("never strike the control routes, which every origin may use", async (t) => {
    const server = await FaultyServer.start(t, ["status@*", "cors-missing@*"]);
    const { status, headers } = await call(server, "GET", "/faults");
    assert.equal(status, 200);
    assert.equal(headers.get("access-control-allow-origin"), "*");
    const preflight = await fetch(`${server.origin}/simulator/faults`, {
      method: "OPTIONS",
      headers: { Origin: "https://fleet.example", "Access-Control-Request-Method": "PUT" },
    });
    assert.match(preflight.headers.get("access-control-allow-methods") ?? "", /PUT.*DELETE/);
    assert.equal(preflight.headers.get("access-control-allow-headers"), "content-type");
    assert.equal((await fetch(`${server.origin}/simulator/nothing`)).status, 404);
  });
});

describe("the log", () => {
  test("lists the requests in order, and how each ended", async (t) => {
    const server = await FaultyServer.start(t, ["unauthorized:first=1"]);
    const before = Date.now();
    await server.statuses(2);
    await fetch(`${server.simulator.url}/${LIST}?token=secret`);
    await fetch(`${server.simulator.url}/${LIST}`, { method: "OPTIONS" });
    const { requests, ...counts } = await logOf(server, "?when=idle");
    assert.deepEqual(counts, { inFlight: 0, maxInFlight: 1, signIns: 1 });
    const path = `/ocean/restapi/${LIST}`;
    assert.deepEqual(
      requests.map(({ id, method, path, status, faults, end }) => [id, method, path, status, faults, end]),
      [
        [1, "POST", "/ocean/restapi/auth/authenticate2", 200, [], "complete"],
        [2, "GET", path, 401, ["unauthorized"], "complete"],
        [3, "GET", path, 200, [], "complete"],
        [4, "GET", path, 401, [], "complete"],
        [5, "OPTIONS", path, 204, [], "complete"],
      ],
    );
    const [signIn, first, second, third] = requests;
    assert.match(first?.token ?? "", /^[0-9a-f]{8}$/);
    assert.deepEqual([signIn?.token, second?.token, third?.token], [null, first?.token, null]);
    assert.equal(signIn?.host, new URL(server.simulator.url).host);
    assert((second?.bytesSent ?? 0) > (first?.bytesSent ?? 0));
    for (const { startedAt, endedAt } of requests) assert(startedAt >= before && (endedAt ?? 0) >= startedAt);
    assert(!JSON.stringify(requests).includes("secret"));
  });

  test("can be emptied", async (t) => {
    const server = await FaultyServer.start(t);
    await server.statuses(1);
    assert.equal((await call(server, "DELETE", "/log")).status, 204);
    assert.deepEqual(await logOf(server), { inFlight: 0, maxInFlight: 0, signIns: 0, requests: [] });
  });

  test("notices a client that leaves in the middle of an answer", async (t) => {
    const server = await FaultyServer.start(t, [], { vehicles: 1_000_000 });
    const response = await server.get();
    assert.equal((await logOf(server)).inFlight, 1);
    await response.body?.cancel();
    const { inFlight, requests } = await logOf(server, "?when=idle");
    assert.equal(inFlight, 0);
    const last = requests.at(-1);
    assert.deepEqual([last?.status, last?.end], [200, "closed by client"]);
    assert((last?.bytesSent ?? 0) > 0);
  });

  test("counts the requests in flight at the same time", async (t) => {
    const server = await FaultyServer.start(t, ["stall"]);
    const token = await server.signIn();
    const controller = new AbortController();
    const pending = [1, 2, 3].map(() => server.get(LIST, { token, signal: controller.signal }));
    await Promise.all(pending);
    const { inFlight, maxInFlight } = await logOf(server);
    assert.deepEqual({ inFlight, maxInFlight }, { inFlight: 3, maxInFlight: 3 });
    controller.abort();
    const idle = await logOf(server, "?when=idle");
    assert.deepEqual([idle.inFlight, idle.maxInFlight], [0, 3]);
  });

  test("never counts consecutive requests as concurrent", async (t) => {
    const server = await FaultyServer.start(t);
    await server.statuses(200, "mobility/v1/entities");
    assert.equal((await logOf(server)).maxInFlight, 1);
  });
});

describe("the clock", () => {
  const now = async (server: FaultyServer) => (await call(server, "GET", "/clock")).json;

  test("can be read and moved forward", async (t) => {
    const server = await FaultyServer.start(t);
    assert.deepEqual(await now(server), { now: "2026-01-15T08:00:00.000Z" });
    const moved = await call(server, "POST", "/clock", { advanceMs: 90_000 });
    assert.deepEqual([moved.status, moved.json], [200, { now: "2026-01-15T08:01:30.000Z" }]);
    server.simulator.advance(30_001);
    assert.deepEqual(await now(server), { now: "2026-01-15T08:02:00.001Z" });
  });

  test("does not go back or by anything but whole milliseconds", async (t) => {
    const server = await FaultyServer.start(t);
    for (const body of [
      "{",
      [],
      {},
      null,
      { advanceMs: -1 },
      { advanceMs: 0.5 },
      { advanceMs: "5" },
      { advanceMs: 1e15 },
    ]) {
      assert.equal((await call(server, "POST", "/clock", body)).status, 400);
    }
    for (const milliseconds of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => server.simulator.advance(milliseconds), RangeError);
    }
    assert.deepEqual(await now(server), { now: "2026-01-15T08:00:00.000Z" });
  });

  test("takes the expiry of tokens with it", async (t) => {
    const server = await FaultyServer.start(t);
    const token = await server.signIn();
    server.simulator.advance(TOKEN_LIFETIME - 60_000);
    assert.equal((await server.get(LIST, { token })).status, 200);
    server.simulator.advance(60_000);
    assert.equal((await server.get(LIST, { token })).status, 401);
    assert.deepEqual(await server.statuses(1), [200]);
  });
});

describe("tokens", () => {
  test("can all be expired at once", async (t) => {
    const server = await FaultyServer.start(t);
    const tokens = [await server.signIn(), await server.signIn()];
    assert.deepEqual((await call(server, "POST", "/tokens/expire")).json, { expired: 2 });
    for (const token of tokens) assert.equal((await server.get(LIST, { token })).status, 401);
    assert.deepEqual(await server.statuses(1), [200]);
    assert.equal((await logOf(server)).signIns, 3);
  });
});
