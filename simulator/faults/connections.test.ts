import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createApp, type Simulator, startSimulator } from "../server.ts";
import { drained, FaultyServer, LIST } from "./testing.ts";

/** The log's entry for the last request, once its connection has closed. */
async function lastOf({ simulator }: FaultyServer) {
  await simulator.log.idle();
  const last = simulator.log.read().requests.at(-1);
  assert(last);
  return last;
}

/** Resolves when the first fault has struck. */
async function struckOnce({ faults }: Simulator): Promise<void> {
  while (faults.states()[0]?.struck === 0) await new Promise(setImmediate);
}

/** The whole answer, as sent by a server without faults. */
async function wholeOf(server: FaultyServer, specs: string[]): Promise<Uint8Array> {
  const whole = new Uint8Array(await (await server.get()).arrayBuffer());
  server.simulator.faults.replace(specs);
  return whole;
}

describe("slow headers", () => {
  test("arrive late, and the answer is complete", async (t) => {
    const server = await FaultyServer.start(t);
    const whole = await wholeOf(server, ["slow-headers:ms=30"]);
    const token = await server.signIn();
    const before = performance.now();
    const response = await server.get(LIST, { token });
    assert(performance.now() - before >= 29);
    assert.deepEqual((await drained(response)).bytes, Buffer.from(whole));
  });

  test("leave the request's body unchanged", async (t) => {
    const server = await FaultyServer.start(t, ["slow-headers:ms=1@*", "stall@materiel/list"]);
    assert.match(await server.signIn(), /^[0-9a-f]{128}$/);
  });

  test("end when the client leaves", async (t) => {
    const server = await FaultyServer.start(t, ["slow-headers:ms=3600000"]);
    const controller = new AbortController();
    const pending = server.get(LIST, { token: await server.signIn(), signal: controller.signal });
    await struckOnce(server.simulator);
    controller.abort();
    await assert.rejects(pending, { name: "AbortError" });
    const { end, status, bytesSent } = await lastOf(server);
    assert.deepEqual({ end, status, bytesSent }, { end: "closed by client", status: null, bytesSent: 0 });
  });
});

describe("a slow body", () => {
  test("arrives in pieces, and complete", async (t) => {
    const server = await FaultyServer.start(t, [], { vehicles: 2 });
    const whole = await wholeOf(server, ["slow-body:ms=2,bytes=1000"]);
    const { bytes, pieces, error } = await drained(await server.get());
    assert.equal(error, null);
    assert.deepEqual(bytes, Buffer.from(whole));
    assert(pieces >= 5, `${pieces} pieces`);
    assert.equal((await lastOf(server)).end, "complete");
  });

  test("keeps an announced length, and can be compressed", async (t) => {
    const server = await FaultyServer.start(t, [], { vehicles: 2 });
    const whole = await wholeOf(server, ["slow-body:ms=1,bytes=1000", "content-length", "gzip"]);
    const response = await server.get();
    assert.match(response.headers.get("content-length") ?? "", /^\d+$/);
    assert.deepEqual((await drained(response)).bytes, Buffer.from(whole));
  });

  test("ends when the client leaves", async (t) => {
    const server = await FaultyServer.start(t, ["slow-body:ms=3600000"]);
    const response = await server.get();
    await response.body?.cancel();
    assert.equal((await lastOf(server)).end, "closed by client");
  });
});

describe("a stall", () => {
  for (const length of ["chunked", "announced"]) {
    test(`sends the beginning of a body of ${length} length, then waits for the client to leave`, async (t) => {
      const server = await FaultyServer.start(t);
      const specs = ["stall:bytes=5000", ...(length === "announced" ? ["content-length"] : [])];
      const whole = await wholeOf(server, specs);
      const controller = new AbortController();
      const response = await server.get(LIST, { token: await server.signIn(), signal: controller.signal });
      assert.equal(response.headers.get("content-length"), length === "announced" ? String(whole.length) : null);
      const reader = response.body?.getReader();
      const pieces: Uint8Array[] = [];
      while (Buffer.concat(pieces).length < 5_000) {
        const piece = await reader?.read();
        assert(piece?.value);
        pieces.push(piece.value);
      }
      assert.deepEqual(Buffer.concat(pieces), Buffer.from(whole.subarray(0, 5_000)));

      const { inFlight, requests } = server.simulator.log.read();
      assert.equal(inFlight, 1);
      assert.equal(requests.at(-1)?.end, null);
      const pending = reader?.read();
      controller.abort();
      await assert.rejects(pending ?? Promise.resolve());
      assert.equal((await lastOf(server)).end, "closed by client");
      assert.equal(server.simulator.log.read().inFlight, 0);
    });
  }

  test("holds back the last byte of a shorter body, and copes with an empty one", async (t) => {
    const server = await FaultyServer.start(t, ["stall:bytes=100000", "status:body=json"]);
    const whole = '{"oceanStatus":"simulatedFault","message":"The simulator was asked for this fault."}';
    const response = await server.get();
    const piece = await response.body?.getReader().read();
    assert.equal(Buffer.from(piece?.value ?? []).toString(), whole.slice(0, -1));

    server.simulator.faults.replace(["stall:bytes=0"]);
    const silent = await server.get();
    assert.equal(silent.status, 200);
    await silent.body?.cancel();
  });
});

describe("a cut", () => {
  test("ends a chunked body without the final chunk", async (t) => {
    const server = await FaultyServer.start(t);
    const whole = await wholeOf(server, ["cut:bytes=3000"]);
    const response = await server.get();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-length"), null);
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    const { bytes, error } = await drained(response);
    assert.deepEqual(bytes, Buffer.from(whole.subarray(0, 3_000)));
    assert(error instanceof TypeError);
    const { end, status, bytesSent, faults } = await lastOf(server);
    assert.deepEqual({ end, status, faults }, { end: "cut by fault", status: 200, faults: ["cut"] });
    assert(bytesSent > 3_000 && bytesSent < 4_000);
  });

  test("ends a body before its announced length", async (t) => {
    const server = await FaultyServer.start(t);
    const whole = await wholeOf(server, ["cut:bytes=200000", "content-length"]);
    const response = await server.get();
    assert.equal(response.headers.get("content-length"), String(whole.length));
    const { bytes, error } = await drained(response);
    assert.deepEqual(bytes, Buffer.from(whole.subarray(0, Math.min(200_000, whole.length - 1))));
    assert(error instanceof TypeError);
    assert.equal((await lastOf(server)).end, "cut by fault");
  });

  test("can come after a slow start, within a compressed body, and before the first byte", async (t) => {
    const server = await FaultyServer.start(t);
    for (const specs of [["cut:bytes=50", "slow-body:ms=1,bytes=10"], ["gzip", "cut:bytes=500"], ["cut:bytes=0"]]) {
      server.simulator.faults.replace(specs);
      const response = await server.get();
      assert.equal(response.status, 200);
      assert((await drained(response)).error instanceof TypeError, specs.join(" "));
      assert.equal((await lastOf(server)).end, "cut by fault");
    }
  });

  test("is not what the log says if the client left first", async (t) => {
    const server = await FaultyServer.start(t, ["cut:bytes=500000000"], { vehicles: 1_000_000 });
    const response = await server.get();
    await response.body?.cancel();
    assert.equal((await lastOf(server)).end, "closed by client");
  });

  test("leaves the next request alone", async (t) => {
    const server = await FaultyServer.start(t);
    const whole = await wholeOf(server, ["cut:first=1"]);
    const token = await server.signIn();
    assert((await drained(await server.get(LIST, { token }))).error);
    assert.deepEqual((await drained(await server.get(LIST, { token }))).bytes, Buffer.from(whole));
  });
});

describe("a reset", () => {
  test("closes the connection before any header", async (t) => {
    const server = await FaultyServer.start(t, ["reset:first=1"]);
    const token = await server.signIn();
    await assert.rejects(server.get(LIST, { token }), (error: Error) => {
      assert.equal((error.cause as NodeJS.ErrnoException).code, "ECONNRESET");
      return true;
    });
    const { end, status, bytesSent } = await lastOf(server);
    assert.deepEqual({ end, status, bytesSent }, { end: "cut by fault", status: null, bytesSent: 0 });
    assert.equal((await server.get(LIST, { token })).status, 200);
  });

  test("needs no socket: the request fails as `fetch` does", async () => {
    const app = createApp({ faults: ["reset@*"] });
    await assert.rejects(async () => app.request(`/restapi/${LIST}`), TypeError);
  });
});

describe("a simulator that closes", () => {
  test("ends everything that is waiting", async () => {
    for (const spec of ["slow-headers:ms=3600000", "slow-body:ms=3600000", "stall"]) {
      const simulator = await startSimulator({ vehicles: 1, faults: [spec, "status"] });
      const pending = fetch(`${simulator.url}/${LIST}`).then((response) => response.arrayBuffer());
      const failed = assert.rejects(pending, TypeError);
      await struckOnce(simulator);
      await simulator.close();
      await failed;
    }
  });
});
