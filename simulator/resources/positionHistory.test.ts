import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DAY, HOUR } from "../fleet/calendar.ts";
import { TestServer } from "../testing.ts";

const PATH = "positions/search";

interface Position {
  readonly date: string;
  readonly latitudeY: number;
  readonly longitudeX: number;
  readonly etat?: string;
  readonly cap?: number | null;
  readonly address?: object | null;
  readonly matriculeChauffeur?: string | null;
}

interface History {
  readonly positions: readonly Position[];
  readonly vehicle: { readonly idVehicule: number; readonly immatriculation: string };
}

interface VehiclePosition {
  readonly id: string;
  readonly immat?: string | null;
  readonly position?: { cap?: number; date?: string; heure?: string; latitudeY?: number; longitudeX?: number } | null;
}

/** The plates of a fleet. */
async function plates(server: TestServer): Promise<string[]> {
  const { vehicles } = await server.json("mobility/v1/vehiclePositions");
  return (vehicles as VehiclePosition[]).flatMap(({ immat }) => immat ?? []);
}

const query = (registrations: readonly string[], start: number, end: number) =>
  `${PATH}?${new URLSearchParams([
    ...registrations.map((registration) => ["immatriculation", registration]),
    ["startDate", new Date(start).toISOString()],
    ["endDate", new Date(end).toISOString()],
  ])}`;

const MONDAY = Date.UTC(2025, 11, 15);
const NOW = Date.UTC(2026, 0, 15, 8);

async function histories(server: TestServer, start: number, end: number, more = ""): Promise<History[]> {
  const { positionsVehicles } = await server.json(query(await plates(server), start, end) + more);
  return positionsVehicles;
}

describe("the history of positions", () => {
  test("has one record per vehicle with such a plate, in fleet order", async () => {
    const server = await TestServer.start({ vehicles: 60 });
    const all = await plates(server);
    const asked = [all[7], "no, such plate", all[3], all[7]].flatMap((plate) => plate ?? []);
    const { positionsVehicles } = await server.json(query(asked, MONDAY, MONDAY + DAY));
    assert.deepEqual(
      (positionsVehicles as History[]).map(({ vehicle }) => vehicle.immatriculation),
      [all[3], all[7]],
    );
  });

  test("is in chronological order, within the period, and the same in parts as in one", async () => {
    const server = await TestServer.start({ vehicles: 60 });
    const whole = await histories(server, MONDAY, MONDAY + DAY - 1);
    const halves = [
      await histories(server, MONDAY, MONDAY + 11 * HOUR - 1),
      await histories(server, MONDAY + 11 * HOUR, MONDAY + DAY - 1),
    ];
    let busy = 0;
    whole.forEach(({ positions }, i) => {
      assert.deepEqual(
        halves.flatMap((half) => half[i]?.positions ?? []),
        positions,
      );
      const instants = positions.map(({ date }) => Date.parse(date));
      assert(instants.every((instant, j) => instant > (instants[j - 1] ?? MONDAY - 1) && instant < MONDAY + DAY));
      if (positions.length > 150) busy++;
      assert(positions.length < 1_000);
    });
    assert(busy > 10, `${busy} vehicles with a working day`);
  });

  test("ends with the last position of the vehicle, and is empty from then on", async () => {
    for (const seed of [1, 2, 3]) {
      const server = await TestServer.start({ vehicles: 200, seed });
      const { vehicles } = await server.json("mobility/v1/vehiclePositions");
      const last = new Map((vehicles as VehiclePosition[]).map(({ id, position }) => [Number(id), position]));
      let compared = 0;
      for (const { positions, vehicle } of await histories(server, NOW - 7 * DAY, NOW + 365 * DAY)) {
        const [end, position] = [positions.at(-1), last.get(vehicle.idVehicule)];
        if (!end || !position) continue;
        compared++;
        for (const key of ["latitudeY", "longitudeX", "cap"] as const) {
          if (position[key] !== undefined && end[key] !== undefined) assert.equal(end[key], position[key], key);
        }
        if (position.heure) assert.equal(end.date.slice(11, 16), position.heure);
        if (position.date) assert.equal(end.date.slice(0, 10), position.date.split("/").reverse().join("-"));
      }
      assert(compared > 50, `${compared}`);
    }
  });

  test("is kept for two months", async () => {
    const server = await TestServer.start({ vehicles: 60 });
    const old = await histories(server, NOW - 80 * DAY, NOW - 64 * DAY);
    assert(old.length > 30 && old.every(({ positions }) => positions.length === 0));
    assert((await histories(server, NOW - 80 * DAY, NOW - 61 * DAY)).some(({ positions }) => positions.length > 0));
  });

  test("can be searched by when positions were stored, which is later", async () => {
    const server = await TestServer.start({ vehicles: 60 });
    const [taken, stored] = await Promise.all(
      ["false", "true"].map((flag) => histories(server, MONDAY, MONDAY + DAY - 1, `&byStorageDate=${flag}`)),
    );
    const count = (all: readonly History[] = []) => all.reduce((sum, { positions }) => sum + positions.length, 0);
    assert(Math.abs(count(taken) - count(stored)) < count(taken) / 20);
    const noon = await histories(server, MONDAY + 9 * HOUR, MONDAY + 9 * HOUR + 60_000, "&byStorageDate=true");
    const early = noon.flatMap(({ positions }) => positions).filter(({ date }) => Date.parse(date) < MONDAY + 9 * HOUR);
    assert(early.length > 0);
  });

  test("leaves out private positions on request only", async () => {
    const server = await TestServer.start();
    const isPrivate = ({ etat }: Position) => etat === "PRIVACY";
    const count = async (more: string) =>
      (await histories(server, MONDAY, MONDAY + DAY, more)).flatMap(({ positions }) => positions).filter(isPrivate)
        .length;
    assert((await count("")) > 20);
    assert.equal(await count("&withPrivacy=true"), await count(""));
    assert.equal(await count("&withPrivacy=false"), 0);
  });

  test("has addresses unless they are disabled, or for some states only", async () => {
    const server = await TestServer.start({ vehicles: 60 });
    const states = async (more: string) => {
      const positions = (await histories(server, MONDAY, MONDAY + DAY, more)).flatMap(({ positions }) => positions);
      return new Set(positions.flatMap(({ address, etat }) => (address && etat ? [etat] : [])));
    };
    assert((await states("")).has("TRAVELING"));
    assert.deepEqual(await states("&addressEnrichmentDisable=true"), new Set());
    const some = "&addressEnrichmentEtatMobile=STOPPED&addressEnrichmentEtatMobile=START_ACTION";
    assert.deepEqual(await states(`${some}&addressEnrichmentDisable=false`), new Set(["STOPPED", "START_ACTION"]));
    assert.deepEqual(await states(`${some}&addressEnrichmentDisable=true`), new Set());
  });

  test("refuses parameters that are missing or unreadable", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    const [plate, start, end] = [
      "immatriculation=A",
      "startDate=2026-01-01T00:00:00.000Z",
      "endDate=2026-01-02T00:00:00.000Z",
    ];
    assert.deepEqual(await server.json(`${PATH}?${plate}&${start}&${end}`), { positionsVehicles: [] });
    await server.refuses(400, `${PATH}?${start}&${end}`);
    await server.refuses(400, `${PATH}?immatriculation=&${start}&${end}`);
    await server.refuses(400, `${PATH}?${plate}&${end}`);
    await server.refuses(400, `${PATH}?${plate}&${start}`);
    await server.refuses(400, `${PATH}?${plate}&startDate=2026-01-03T00:00:00.000Z&${end}`);
    for (const date of [
      "2026-01-01",
      "2026-01-01T00:00:00Z",
      "2026-02-30T00:00:00.000Z",
      "01/01/2026 00:00:00 %2B0000",
    ]) {
      await server.refuses(422, `${PATH}?${plate}&startDate=${date}&${end}`);
      await server.refuses(422, `${PATH}?${plate}&${start}&endDate=${date}`);
    }
    for (const more of [
      "byStorageDate=1",
      "withPrivacy=yes",
      "addressEnrichmentDisable=TRUE",
      "addressEnrichmentEtatMobile=STOPPED,WAITING",
      "addressEnrichmentEtatMobile=R",
    ]) {
      await server.refuses(400, `${PATH}?${plate}&${start}&${end}&${more}`);
    }
  });
});
