import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { TOKEN_LIFETIME } from "./auth.ts";
import { REFERENCE } from "./fleet/calendar.ts";
import { Fleet } from "./fleet/fleet.ts";
import { createApp, type Simulator, type SimulatorOptions, startSimulator } from "./server.ts";
import { groupingPeriod } from "./wire/dates.ts";
import { nonCommunicatingDevice } from "./wire/nonCommunicatingDevice.ts";

const json = { "content-type": "application/json" };
const demo = JSON.stringify({ login: "demo", password: "demo" });

function signIn(url: string, body = demo): Promise<Response> {
  return fetch(`${url}/auth/authenticate2`, { method: "POST", headers: json, body });
}

async function tokenFrom(url: string): Promise<string> {
  const answer = (await (await signIn(url)).json()) as { token: string };
  return answer.token;
}

async function list(url: string, query = ""): Promise<Response> {
  return fetch(`${url}/noncommunicant/list${query}`, { headers: { "X-AUTH-TOKEN": await tokenFrom(url) } });
}

/** The body of the list, from a new simulator. */
async function bodyOf(options: SimulatorOptions, query = ""): Promise<string> {
  const simulator = await startSimulator(options);
  try {
    return await (await list(simulator.url, query)).text();
  } finally {
    await simulator.close();
  }
}

function records(seed: number, size: number) {
  const fleet = new Fleet(seed, size);
  return Array.from({ length: size }, (_, index) => nonCommunicatingDevice(fleet, fleet.asset(index), null));
}

describe("the silent devices", () => {
  test("have records that lack a key that others have", () => {
    const devices = records(1, 200);
    assert(devices.some((device) => device.qualificationNCVehiculeDTO === null));
    assert(devices.some((device) => !("qualificationNCVehiculeDTO" in device)));
    assert(devices.some((device) => !("vin" in (device.detailedBoxDTO?.currentVehicule ?? { vin: 0 }))));
  });

  test("describe one vehicle throughout a record, and another in the next", () => {
    const plates = new Set<string>();
    const vins = new Set<string>();
    for (const device of records(1, 1_000)) {
      const vehicle = device.detailedBoxDTO?.currentVehicule;
      const position = device.ongletPositionVehicleDTO;
      for (const other of [
        position?.vehicle,
        position?.currentChrono?.vehicule,
        position?.lastUnifiedEvent?.vehicleEngin,
        device.qualificationNCVehiculeDTO?.vehicle,
      ]) {
        if (vehicle && other) assert.equal(other.id, vehicle.id);
      }
      if (vehicle?.vin && position?.vin) assert.equal(position.vin, vehicle.vin);
      for (const [value, seen, form] of [
        [vehicle?.immatriculation, plates, /^[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}$/],
        [vehicle?.vin, vins, /^[A-HJ-NPR-Z0-9]{17}$/],
      ] as const) {
        if (typeof value !== "string") continue;
        assert.match(value, form);
        assert(!seen.has(value), `${value} occurs twice`);
        seen.add(value);
      }
    }
    assert(plates.size > 700);
  });

  test("count the days of silence from the last communication, which is before today", () => {
    let checked = 0;
    for (const device of records(1, 500)) {
      const last = device.boxInstallationInfo?.lastCommunicatingDate;
      const days = device.ongletPositionVehicleDTO?.nbDaysInNC;
      if (typeof last !== "number" || typeof days !== "number") continue;
      assert(last < Date.UTC(2026, 0, 15));
      assert.equal(days, Math.ceil((Date.UTC(2026, 0, 15) - last) / 86_400_000));
      checked++;
    }
    assert(checked > 20);
  });

  test("group events by how long ago they were", () => {
    const cases = [
      [Date.UTC(2026, 0, 14, 23, 59), "YESTERDAY"],
      [Date.UTC(2026, 0, 13), "TUESDAY"],
      [Date.UTC(2026, 0, 12), "MONDAY"],
      [Date.UTC(2026, 0, 11, 23), "LASTWEEK"],
      [Date.UTC(2026, 0, 4), "TWOWEEKS_AGO"],
      [Date.UTC(2025, 11, 8), "FIVEWEEKS_AGO"],
      [Date.UTC(2025, 11, 7), "LAST_MONTH"],
      [Date.UTC(2025, 10, 1), "BEFORE_LAST_MONTH"],
      [Date.UTC(2025, 9, 31), null],
    ] as const;
    for (const [instant, period] of cases) assert.equal(groupingPeriod(instant, REFERENCE), period);
  });
});

describe("the same seed", () => {
  test("gives the same bytes, and another seed or customer gives different ones", async () => {
    const options = { vehicles: 40, seed: 7 };
    const first = await bodyOf(options);
    assert.equal(await bodyOf(options), first);
    assert.notEqual(await bodyOf({ ...options, seed: 8 }), first);
    const customer = await bodyOf(options, "?customerId=9007199254740991");
    assert.notEqual(customer, first);
    assert.equal(await bodyOf(options, "?customerId=9007199254740991"), customer);
  });

  test("gives a small fleet the first records of a large one", async () => {
    const small = await bodyOf({ vehicles: 5 });
    const large = await bodyOf({ vehicles: 50 });
    assert(large.startsWith(`${small.slice(0, -1)},`));
  });
});

describe("a fleet of any size", () => {
  test("arrives complete: 2,000 records in pieces", async () => {
    const simulator = await startSimulator({ vehicles: 2_000 });
    const response = await list(simulator.url);
    assert.equal(response.headers.get("content-type"), "application/json;charset=utf-8");
    assert.equal(response.headers.get("content-length"), null);
    const devices = JSON.parse(await response.text());
    assert.equal(devices.length, 2_000);
    await simulator.close();
  });

  test("can be empty, or one record", async () => {
    assert.equal(await bodyOf({ vehicles: 0 }), "[]");
    assert.equal(JSON.parse(await bodyOf({ vehicles: 1 })).length, 1);
  });

  test("is generated no faster than it is read", async () => {
    const app = createApp({ vehicles: 10_000_000 });
    const { token } = (await (
      await app.request("/restapi/auth/authenticate2", { method: "POST", body: demo })
    ).json()) as {
      token: string;
    };
    const response = await app.request("/restapi/noncommunicant/list", { headers: { "X-AUTH-TOKEN": token } });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    assert((first?.value?.byteLength ?? 0) < 200_000);
    await reader?.cancel();
  });
});

describe("the server", () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ vehicles: 3 });
  });
  after(() => simulator.close());

  test("issues a token for the right credentials", async () => {
    const response = await signIn(simulator.url);
    assert.equal(response.status, 200);
    const answer = (await response.json()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(answer), ["additionalAccountData", "passwordExpirationRemainingDays", "token"]);
    assert.match(String(answer.token), /^[0-9a-f]{128}$/);
  });

  test("refuses wrong credentials with 401 and an unreadable body with 400", async () => {
    assert.equal((await signIn(simulator.url, JSON.stringify({ login: "demo", password: "no" }))).status, 401);
    for (const body of ["", "{", "null", "[]", '{"login":"demo"}', '{"login":"demo","password":1}']) {
      const response = await signIn(simulator.url, body);
      assert.equal(response.status, 400);
      assert.equal(((await response.json()) as { oceanStatus: string }).oceanStatus, "badParameters");
    }
  });

  test("refuses a request without a token, with an unknown one, and with one in the URL", async () => {
    const address = `${simulator.url}/noncommunicant/list`;
    const token = await tokenFrom(simulator.url);
    for (const response of [
      await fetch(address),
      await fetch(address, { headers: { "X-AUTH-TOKEN": "f".repeat(128) } }),
      await fetch(`${address}?token=${token}`),
      await fetch(`${address}?token=${token}`, { headers: { "X-AUTH-TOKEN": token } }),
      await fetch(`${address}?X-AUTH-TOKEN=${token}`),
    ]) {
      assert.equal(response.status, 401);
      assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
    }
  });

  test("expires a token after 12 hours", async () => {
    let now = 0;
    const app = createApp({ vehicles: 1, now: () => now });
    const signedIn = await app.request("/restapi/auth/authenticate2", { method: "POST", body: demo });
    const { token } = (await signedIn.json()) as { token: string };
    const ask = () => app.request("/restapi/noncommunicant/list", { headers: { "X-AUTH-TOKEN": token } });
    now = TOKEN_LIFETIME - 1;
    assert.equal((await ask()).status, 200);
    now = TOKEN_LIFETIME;
    assert.equal((await ask()).status, 401);
  });

  test("answers identically under both base paths, and nowhere else", async () => {
    const root = new URL(simulator.url).origin;
    const [here, there] = [await list(simulator.url), await list(`${root}/restapi`)];
    assert.equal(await there.text(), await here.text());
    const headers = { "X-AUTH-TOKEN": await tokenFrom(simulator.url) };
    assert.equal((await fetch(`${simulator.url}/noncommunicant`, { headers })).status, 404);
    assert.equal((await fetch(`${root}/other`, { headers })).status, 404);
  });

  test("refuses a customerId that is not an integer", async () => {
    for (const value of ["abc", "1.5", "1e3", "99999999999999999999"]) {
      assert.equal((await list(simulator.url, `?customerId=${value}`)).status, 400);
    }
  });

  test("answers a preflight from any origin without a token", async () => {
    const response = await fetch(`${simulator.url}/noncommunicant/list`, {
      method: "OPTIONS",
      headers: {
        Origin: "https://fleet.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "x-auth-token,x-other",
      },
    });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    assert.equal(response.headers.get("access-control-allow-headers"), "X-Auth-Token,x-requested-with,content-type");
    assert.equal(response.headers.get("access-control-max-age"), "3600");
    assert.equal(response.headers.get("access-control-expose-headers"), null);
    assert.equal(response.headers.get("access-control-allow-credentials"), null);
  });

  test("passes requests through the handlers it was given", async () => {
    const app = createApp({ intercept: [(c) => Promise.resolve(c.text("", 503))] });
    assert.equal((await app.request("/ocean/restapi/noncommunicant/list")).status, 503);
  });
});
