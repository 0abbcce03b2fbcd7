import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isOceanError, type OceanErrorCode } from "ocean-fleet";
import { createSimulator } from "ocean-fleet/testing";
import { RESOURCE_NAMES, requiredParams } from "../resources.ts";
import { runModule } from "./child.ts";
import { ask } from "./simulated.ts";
import { signedIn, simulated } from "./testing-client.ts";

const HOUR = 3_600_000;
const VEHICLES = "/restapi/vehicule_engin/vehicles";

const failsWith = (code: OceanErrorCode) => (error: unknown) => isOceanError(error) && error.code === code;

describe("a client on the simulator's fetch", () => {
  test("gets records of every resource", async () => {
    const { ocean } = simulated({ vehicles: 200 });
    for (const resource of RESOURCE_NAMES) assert.ok((await ask(ocean, resource)).length > 0, resource);
  });

  test("gets as many vehicles as were asked for, and none of another seed", async () => {
    const ids = async (seed: number) => (await simulated({ vehicles: 7, seed }).ocean.vehicles()).map(({ vin }) => vin);
    const [first, second] = [await ids(1), await ids(2)];
    assert.equal(first.length, 7);
    assert.deepEqual(
      first.filter((vin) => second.includes(vin)),
      [],
    );
  });

  test("retries what a fault has broken", async () => {
    const faults = ["reset:first=1", { fault: "status", code: 502, skip: 1, first: 1 }] as const;
    const { simulator, ocean } = simulated({ faults });
    for (const statuses of [
      [null, 200],
      [502, 200],
    ]) {
      const before = simulator.requests.length;
      assert.equal((await ocean.vehicles()).length, 20);
      const asked = simulator.requests.slice(before).filter(({ path }) => path.endsWith("vehicles"));
      assert.deepEqual(
        asked.map(({ status }) => status),
        statuses,
      );
    }
  });

  test("reports a cut body, a reset, a stall and drift for what they are", async () => {
    const { simulator, ocean } = simulated({}, { retries: 0, timeoutMs: 50 });
    for (const [fault, code] of [
      ["cut", "network"],
      ["reset", "network"],
      ["stall", "timeout"],
      ["drift:kind=types,share=0.5", "invalid-response"],
      ["redirect", "network"],
    ] as const) {
      simulator.faults.replace([fault]);
      await assert.rejects(ocean.vehicles(), failsWith(code), fault);
    }
  });

  test("reads compressed answers, and those of announced length", async () => {
    const { simulator, ocean } = simulated();
    const plain = await ocean.vehicles();
    simulator.faults.replace(["gzip", "content-length"]);
    assert.deepEqual(await ocean.vehicles(), plain);
  });

  test("watches a fleet that moves when its clock is moved", async () => {
    const { simulator, ocean } = simulated({ vehicles: 100 }, {});
    let changes = 0;
    for await (const { changed } of ocean.watch("vehiclePositions", {}, { intervalMs: 1_000 })) {
      changes = changed.length;
      if (changes > 0) break;
      simulator.advance(3 * HOUR);
    }
    assert.ok(changes > 5, `${changes}`);
  });
});

describe("the faults", () => {
  test("count from when they were replaced", async () => {
    const { fetch, faults } = createSimulator({ vehicles: 1, faults: ["status:first=1@*"] });
    const statuses = async () => [(await fetch(VEHICLES)).status, (await fetch(VEHICLES)).status];
    assert.deepEqual(await statuses(), [503, 401]);
    faults.replace(["status:code=500,first=1"]);
    assert.deepEqual(await statuses(), [500, 401]);
    faults.replace([]);
    assert.deepEqual(await statuses(), [401, 401]);
  });

  test("stay as they were if one of the new ones is refused", async () => {
    const { fetch, faults } = createSimulator({ vehicles: 1, faults: ["status"] });
    assert.throws(() => faults.replace(["gzip", "teapot"]), failsWith("invalid-options"));
    assert.equal((await fetch(VEHICLES)).status, 503);
  });
});

describe("the requests", () => {
  test("are listed in order, sign-ins among them, with what they were answered", async () => {
    const simulator = createSimulator({ vehicles: 1 });
    const { headers } = await signedIn(simulator);
    await simulator.fetch(`https://fleet.example${VEHICLES}?customerId=5&immatriculation=A%20B`, { headers });
    await simulator.fetch("/elsewhere");
    assert.deepEqual(simulator.requests, [
      { method: "POST", path: "/restapi/auth/authenticate2", query: "", status: 200 },
      { method: "GET", path: VEHICLES, query: "customerId=5&immatriculation=A%20B", status: 200 },
      { method: "GET", path: "/elsewhere", query: "", status: 404 },
    ]);
  });

  test("never hold a token, wherever it was", async () => {
    const simulator = createSimulator({ vehicles: 1 });
    const { token, headers } = await signedIn(simulator);
    for (const name of ["token", "X-AUTH-TOKEN", "x-auth-toke%6E"]) {
      const query = `a=1&${name}=${token}&b=2`;
      assert.equal((await simulator.fetch(`${VEHICLES}?${query}`, { headers })).status, 401);
      assert.equal(simulator.requests.at(-1)?.query, "a=1&b=2");
    }
    assert.ok(!JSON.stringify(simulator.requests).includes(token));
  });
});

describe("the clock", () => {
  const devices = (settings: Parameters<typeof createSimulator>[0]) =>
    simulated(settings).ocean.nonCommunicatingDevices();

  test("is fixed unless it is given, as a Date, a number or a function", async () => {
    const now = Date.UTC(2026, 5, 1, 12);
    const fixed = await devices({});
    const june = await devices({ now });
    assert.notDeepEqual(june, fixed);
    for (const same of [new Date(now), () => now, () => new Date(now)]) {
      assert.deepEqual(await devices({ now: same }), june);
    }
  });

  test("expires tokens when it is moved, and never by the real time", async (t) => {
    const simulator = createSimulator({ vehicles: 1 });
    const { headers } = await signedIn(simulator);
    const status = async () => (await simulator.fetch(VEHICLES, { headers })).status;
    t.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2030, 0, 1) });
    simulator.advance(12 * HOUR - 1);
    assert.equal(await status(), 200);
    simulator.advance(1);
    assert.equal(await status(), 401);
  });

  test("of a function expires tokens, too", async () => {
    let now = 0;
    const simulator = createSimulator({ vehicles: 1, now: () => now });
    const { headers } = await signedIn(simulator);
    now = 12 * HOUR - 1;
    assert.equal((await simulator.fetch(VEHICLES, { headers })).status, 200);
    now += 1;
    assert.equal((await simulator.fetch(VEHICLES, { headers })).status, 401);
  });

  test("lets a client sign in again after twelve hours", async () => {
    const { simulator, ocean } = simulated();
    await ocean.vehicles();
    simulator.advance(13 * HOUR);
    assert.equal((await ocean.vehicles()).length, 20);
    assert.equal(simulator.requests.filter(({ method }) => method === "POST").length, 2);
  });
});

test("two processes get the same bytes for the same seed, and others for another", async () => {
  const bytesOf = (seed: number) =>
    runModule(`
      const { createHash } = await import("node:crypto");
      const { createSimulator, record, body } = await import("ocean-fleet/testing");
      const simulator = createSimulator({ seed: ${seed}, vehicles: 10 });
      const { fetch, credentials } = simulator;
      const hash = createHash("sha256");
      const answer = await fetch("/restapi/auth/authenticate2", { method: "POST", body: JSON.stringify(credentials) });
      const { token } = await answer.json();
      hash.update(token);
      for (const path of ${JSON.stringify(["vehicule_engin/vehicles", "noncommunicant/list", "mobility/v1/vehiclePositions"])}) {
        for (const step of [0, 3_600_000]) {
          simulator.advance(step);
          hash.update(await (await fetch("/restapi/" + path, { headers: { "X-AUTH-TOKEN": token } })).text());
        }
      }
      for (const name of ${JSON.stringify(RESOURCE_NAMES)}) hash.update(body(name, [record(name)]));
      report(hash.digest("hex"));
    `);
  const first = await bytesOf(3);
  assert.equal(await bytesOf(3), first);
  assert.notEqual(await bytesOf(4), first);
});

test("importing it touches nothing of the platform, the module least of all", async () => {
  const found = await runModule(`
    const { createRequire } = await import("node:module");
    const { readFileSync } = await import("node:fs");
    const require = createRequire(import.meta.url);
    const evaluate = new Function("module", "require", readFileSync(require.resolve("ocean-fleet/testing"), "utf8"));
    const touched = [];
    for (const name of [
      "WebAssembly", "process", "setTimeout", "fetch", "URL", "Request", "Response", "ReadableStream", "TextEncoder",
    ]) {
      const value = globalThis[name];
      Object.defineProperty(globalThis, name, { get: () => (touched.push(name), value), configurable: true });
    }
    // Node loads some of them when they are first asked for.
    touched.length = 0;
    const module = { exports: {} };
    evaluate(module, () => touched.push("require"));
    report({ touched: [...touched], names: Object.keys(module.exports).sort() });
  `);
  assert.deepEqual(found, { touched: [], names: ["body", "createSimulator", "record"] });
});

test("its functions work detached, and parameters are checked as the API does", async () => {
  const { fetch, credentials, requests, advance, faults } = createSimulator({ vehicles: 1 });
  const { replace } = faults;
  replace([]);
  advance(1);
  const answer = await fetch("/restapi/auth/authenticate2", { method: "POST", body: JSON.stringify(credentials) });
  const { token } = (await answer.json()) as { token: string };
  const refused = await fetch("/restapi/evenement/lastEvent", { headers: { "X-AUTH-TOKEN": token } });
  assert.equal(refused.status, 400);
  assert.equal(requests.length, 2);
  assert.ok(Object.keys(requiredParams("latestEvents")).length > 0);
});
