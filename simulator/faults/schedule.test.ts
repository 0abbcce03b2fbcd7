import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Random } from "../random.ts";
import { Schedule } from "./schedule.ts";
import { readFault } from "./spec.ts";
import { FaultyServer } from "./testing.ts";

/** Which of this many requests are struck: `1` for each that is, `.` for the others. */
function pattern(settings: string, count: number, seed = 1): string {
  const schedule = new Schedule(readFault(`status${settings && `:${settings}`}`).when, new Random(seed));
  return Array.from({ length: count }, () => (schedule.next() ? "1" : ".")).join("");
}

describe("a fault strikes", () => {
  test("every request by default", () => {
    assert.equal(pattern("", 5), "11111");
    assert.equal(pattern("rate=1", 5), "11111");
    assert.equal(pattern("rate=0", 5), ".....");
  });

  test("the first requests, after those that it skips", () => {
    assert.equal(pattern("first=2", 5), "11...");
    assert.equal(pattern("first=0", 5), ".....");
    assert.equal(pattern("skip=2", 5), "..111");
    assert.equal(pattern("skip=1,first=2", 5), ".11..");
  });

  test("several requests in a row, once without a rate and every time with one", () => {
    assert.equal(pattern("burst=3", 6), "111...");
    assert.equal(pattern("skip=1,burst=2", 6), ".11...");
    const bursts = pattern("rate=0.02,burst=4", 2_000).match(/1+/g) ?? [];
    assert(bursts.length > 10);
    for (const burst of bursts) assert.equal(burst.length % 4, 0);
  });

  test("about as often as its rate says, at places chosen by the seed", () => {
    const drawn = pattern("rate=0.1", 5_000);
    const struck = drawn.replaceAll(".", "").length;
    assert(struck > 420 && struck < 580, `${struck} of 5,000`);
    assert.equal(pattern("rate=0.1", 5_000), drawn);
    assert.notEqual(pattern("rate=0.1", 5_000, 2), drawn);
  });

  test("the same requests in every run with the same seed", async (t) => {
    const run = async (seed: number) => {
      const server = await FaultyServer.start(t, ["status:rate=0.3", "unauthorized:rate=0.3"], { seed, vehicles: 1 });
      return server.statuses(40);
    };
    const first = await run(3);
    assert.deepEqual(new Set(first), new Set([200, 401, 503]));
    assert.deepEqual(await run(3), first);
    assert.notDeepEqual(await run(4), first);
  });
});

describe("several faults", () => {
  test("that answer themselves take turns in the order given", async (t) => {
    const server = await FaultyServer.start(t, ["unauthorized:first=1", "status:first=2", "rate-limited:first=1"]);
    assert.deepEqual(await server.statuses(6), [401, 503, 503, 429, 200, 200]);
    assert.deepEqual(server.simulator.faults.states(), [
      { spec: "unauthorized:first=1", seen: 6, struck: 1 },
      { spec: "status:first=2", seen: 5, struck: 2 },
      { spec: "rate-limited:first=1", seen: 3, struck: 1 },
    ]);
  });

  test("can strike the same answer, in whatever order they are given", async (t) => {
    for (const faults of [
      ["cors-missing", "status:code=500", "content-length"],
      ["status:code=500", "content-length", "cors-missing"],
    ]) {
      const server = await FaultyServer.start(t, faults);
      const response = await server.get();
      const length = (await response.arrayBuffer()).byteLength;
      assert.equal(response.status, 500);
      assert.equal(response.headers.get("content-length"), String(length));
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      assert.deepEqual(server.simulator.log.read().requests.at(-1)?.faults, [
        "content-length",
        "cors-missing",
        "status",
      ]);
    }
  });

  test("keep to their routes, under both base paths, and skip preflights and, by default, the sign-in", async (t) => {
    const server = await FaultyServer.start(t, ["status:code=500@vehicule_engin/*", "status:code=502@materiel/list"]);
    const token = await server.signIn();
    const status = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(server.origin + path, { headers: { "x-auth-token": token }, ...init });
      await response.arrayBuffer();
      return response.status;
    };
    assert.equal(await status("/restapi/vehicule_engin/vehicles"), 500);
    assert.equal(await status("/ocean/restapi/vehicule_engin/vehicles"), 500);
    assert.equal(await status("/restapi/materiel/list"), 502);
    assert.equal(await status("/restapi/noncommunicant/list"), 200);
    assert.equal(await status("/restapi/vehicule_engin/vehicles", { method: "OPTIONS" }), 204);

    const credentials = { method: "POST", body: JSON.stringify({ login: "demo", password: "demo" }) };
    for (const [spec, expected] of [
      ["status", 200],
      ["status@*", 503],
      ["status@auth/authenticate2", 503],
    ] as const) {
      server.simulator.faults.replace([spec]);
      assert.equal(await status("/restapi/auth/authenticate2", credentials), expected, spec);
    }
  });
});
