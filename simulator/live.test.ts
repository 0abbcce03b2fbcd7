import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ResourceName } from "ocean-fleet";
import { recordEntries, wireRequest } from "../tests/resources.ts";
import { DAY, HOUR, MINUTE, REFERENCE, SECOND } from "./fleet/calendar.ts";
import { instantOf, TestServer } from "./testing.ts";

const EVENTS = "evenement/lastEvent?codeEvenements=1,2,7,31,32,40";
const POSITIONS = "mobility/v1/vehiclePositions";

interface VehiclePosition {
  readonly id: string;
  readonly immat?: string | null;
  readonly position?: {
    readonly cap?: number | null;
    readonly date?: string;
    readonly driver?: { readonly matricule?: string } | null;
    readonly etat?: string;
    readonly heure?: string;
    readonly latitudeY?: number;
    readonly longitudeX?: number;
  } | null;
}

interface Device {
  readonly boxInstallationInfo?: { readonly lastCommunicatingDate?: unknown };
  readonly detailedBoxDTO?: { readonly id: number };
  readonly ongletPositionVehicleDTO?: {
    readonly nbDaysInNC?: number;
    readonly vehicle?: { readonly id: number };
  } | null;
}

async function vehiclePositions(server: TestServer): Promise<VehiclePosition[]> {
  return (await server.json(POSITIONS)).vehicles;
}

async function devices(server: TestServer): Promise<Map<number, Device>> {
  const list: Device[] = await server.json("noncommunicant/list");
  return new Map(list.flatMap((device) => (device.detailedBoxDTO ? [[device.detailedBoxDTO.id, device]] : [])));
}

/** The text of every record of a resource, by its key or index. */
async function texts(server: TestServer, resource: ResourceName): Promise<Map<string, string>> {
  const { path, body } = wireRequest(resource);
  const entries = recordEntries(resource, await server.json(path, body));
  return new Map(entries.map(([key, record]) => [key, JSON.stringify(record)]));
}

describe("the fleet, as the clock goes on", () => {
  test("changes in part: in a minute, a few records to a third of them", async () => {
    const server = await TestServer.start();
    const resources = ["vehiclePositions", "nearestVehicles", "vehicles", "latestEvents"] as const;
    let most = 0;
    for (const elapsed of [20 * SECOND, HOUR, 2 * HOUR, 3 * HOUR, 20 * HOUR]) {
      await server.advance(elapsed);
      const before = new Map(
        await Promise.all(resources.map(async (name) => [name, await texts(server, name)] as const)),
      );
      await server.advance(MINUTE);
      for (const name of resources) {
        // Nearest vehicles change places, so they are compared by their texts.
        const known = new Set(before.get(name)?.values());
        const after = [...(await texts(server, name)).values()];
        const changed = after.filter((text) => !known.has(text)).length;
        assert(changed <= after.length / 3, `${name}: ${changed} of ${after.length}`);
        most = Math.max(most, changed);
      }
    }
    assert(most >= 20, `${most}`);
  });

  test("looks to those who have watched it all along as to those who come late", async () => {
    const watched = await TestServer.start();
    const late = await TestServer.start();
    for (const [step, count] of [
      [7 * SECOND, 30],
      [11 * MINUTE, 60],
      [5 * HOUR, 12],
    ] as const) {
      for (let i = 0; i < count; i++) {
        await watched.advance(step);
        await vehiclePositions(watched);
      }
      await late.advance(step * count);
      assert.deepEqual(await vehiclePositions(watched), await vehiclePositions(late));
    }
  });

  test("agrees with itself: positions, history, report, events and drivers", async () => {
    const server = await TestServer.start();
    await server.advance(3 * HOUR + 17 * SECOND);
    const now = REFERENCE + 3 * HOUR + 17 * SECOND;
    const vehicles = await vehiclePositions(server);
    const query = new URLSearchParams(vehicles.flatMap(({ immat }) => (immat ? [["immatriculation", immat]] : [])));
    query.append("startDate", "2026-01-15T00:00:00.000Z");
    query.append("endDate", "2026-01-16T00:00:00.000Z");
    const { positionsVehicles } = await server.json(`positions/search?${query}`);
    const histories = new Map<
      number,
      { date: string; latitudeY: number; longitudeX: number; cap?: number; matriculeChauffeur?: string | null }[]
    >(
      positionsVehicles.map((record: { vehicle: { idVehicule: number }; positions: [] }) => [
        record.vehicle.idVehicule,
        record.positions,
      ]),
    );
    const events = (await server.json(EVENTS)) as Record<string, { date?: unknown; evenementLibelle?: string }>;
    const list = (await server.json("vehicule_engin/vehicles")) as {
      vehicle?: { id: number };
      chauffeur?: { matriculeInd: string } | null;
    }[];
    const drivers = new Map(list.map(({ vehicle, chauffeur }) => [vehicle?.id, chauffeur]));
    const { path, body } = wireRequest("nearestVehicles");
    const nearest = (await server.json(path, body)) as {
      address?: { latitude?: number } | null;
      gmtPos?: unknown;
      vehicle?: { id: number };
    }[];
    const near = new Map(nearest.map((record) => [record.vehicle?.id, record]));
    const seen = { moving: 0, stopped: 0, reports: 0, events: 0, drivers: 0, near: 0 };
    for (const { id, position } of vehicles) {
      const positions = histories.get(Number(id)) ?? [];
      const last = positions.at(-1);
      if (!last || !position) continue;
      assert(Date.parse(last.date) <= now);
      if (position.latitudeY !== undefined) assert.equal(position.latitudeY, last.latitudeY);
      if (position.longitudeX !== undefined) assert.equal(position.longitudeX, last.longitudeX);
      if (position.heure !== undefined) assert.equal(position.heure, last.date.slice(11, 16));
      if (position.cap && last.cap) assert.equal(position.cap, last.cap);
      const { address, gmtPos } = near.get(Number(id)) ?? {};
      if (address?.latitude && gmtPos) {
        seen.near++;
        assert.equal(address.latitude, last.latitudeY);
        assert.equal(Math.floor(instantOf(gmtPos) / 1_000), Math.floor(Date.parse(last.date) / 1_000));
      }
      if (position.etat === "R") seen.moving++;
      if (position.etat === "A") seen.stopped++;
      const driver = drivers.get(Number(id));
      if (driver?.matriculeInd && position.driver?.matricule && last.matriculeChauffeur) {
        seen.drivers++;
        assert.equal(position.driver.matricule, driver.matriculeInd);
        assert.equal(last.matriculeChauffeur, driver.matriculeInd);
      }
      const { fjRows } = await server.json(`mobility/v1/ficheJour?vehId=${id}&date=15/01/2026`);
      const row = fjRows.at(-1);
      if (row?.posFin?.heure && row.posFin.latitudeY !== undefined) {
        seen.reports++;
        assert.equal(row.posFin.latitudeY, last.latitudeY);
        assert.equal(row.posFin.heure, last.date.slice(11, 16));
      }
      const trips = fjRows.filter(({ type }: { type: string }) => type === "T");
      const event = events[id];
      if (trips.length > 0 && event?.date) {
        seen.events++;
        assert(instantOf(event.date) > REFERENCE && instantOf(event.date) <= now);
      }
    }
    for (const [what, count] of Object.entries(seen)) assert(count > 15, `${what}: ${count}`);
  });

  test("grows the history and the report of the day, and leaves what was in them", async () => {
    const server = await TestServer.start({ vehicles: 100 });
    await server.advance(2 * HOUR);
    const vehicles = await vehiclePositions(server);
    const query = new URLSearchParams(vehicles.flatMap(({ immat }) => (immat ? [["immatriculation", immat]] : [])));
    query.append("startDate", "2026-01-15T00:00:00.000Z");
    query.append("endDate", "2026-01-15T23:59:59.999Z");
    const history = async (): Promise<{ positions: { date: string }[] }[]> =>
      (await server.json(`positions/search?${query}`)).positionsVehicles;
    const report = async (id: string): Promise<{ id: number }[]> =>
      (await server.json(`mobility/v1/ficheJour?vehId=${id}&date=15/01/2026`)).fjRows;
    const before = await history();
    const reports = new Map<string, { id: number }[]>();
    for (const { id } of vehicles) reports.set(id, await report(id));
    await server.advance(30 * MINUTE);
    let grown = 0;
    (await history()).forEach(({ positions }, i) => {
      const known = before[i]?.positions ?? [];
      assert.deepEqual(positions.slice(0, known.length), known);
      if (positions.length > known.length) grown++;
    });
    let longer = 0;
    for (const [id, rows] of reports) {
      const now = await report(id);
      // The last one may have been under way.
      assert.deepEqual(now.slice(0, Math.max(0, rows.length - 1)), rows.slice(0, -1));
      assert.deepEqual(
        now.slice(0, rows.length).map((row) => row.id),
        rows.map((row) => row.id),
      );
      if (now.length > rows.length) longer++;
    }
    assert(grown > 30 && longer > 10, `${grown}, ${longer}`);
  });

  test("loses devices and gets others back, and counts the days of those that stay away", async () => {
    const server = await TestServer.start();
    const atFirst = await devices(server);
    await server.advance(HOUR);
    const hourLater = await devices(server);
    const back = [...atFirst.keys()].filter((id) => !hourLater.has(id));
    assert(back.length > 20, `${back.length} are back`);
    await server.advance(9 * HOUR);
    const evening = await devices(server);
    const lost = [...evening.keys()].filter((id) => !hourLater.has(id));
    assert(lost.length > 3, `${lost.length} are lost`);
    for (const id of lost) {
      const device = evening.get(id);
      const since = device?.boxInstallationInfo?.lastCommunicatingDate;
      if (since) assert(instantOf(since) > REFERENCE && instantOf(since) <= REFERENCE + 8 * HOUR);
      assert.equal(device?.ongletPositionVehicleDTO?.nbDaysInNC ?? 0, 0);
    }
    // Those that were silent all the time have not changed, until midnight, except that an event may be a day old by now.
    const lastHeard = (device?: Device) => device?.boxInstallationInfo?.lastCommunicatingDate;
    const silent = [...evening].filter(
      ([id, device]) => lastHeard(device) && lastHeard(device) === lastHeard(atFirst.get(id)),
    );
    const same = silent.filter(([id, device]) => JSON.stringify(device) === JSON.stringify(atFirst.get(id)));
    assert(silent.length > 50 && same.length > silent.length * 0.8, `${same.length} of ${silent.length}`);
    await server.advance(DAY);
    const nextDay = await devices(server);
    let counted = 0;
    for (const [id, device] of nextDay) {
      const [days, before] = [device, evening.get(id)].map((each) => each?.ongletPositionVehicleDTO?.nbDaysInNC);
      const sinceBefore = before !== undefined && evening.has(id) && days !== undefined && days > 0;
      if (!sinceBefore) continue;
      counted++;
      assert.equal(days, before + 1);
    }
    assert(counted > 40, `${counted}`);
  });

  test("has events: vehicles start and stop, and drivers' badges are read", async () => {
    const server = await TestServer.start();
    const before = (await server.json(EVENTS)) as Record<string, object>;
    await server.advance(2 * HOUR);
    const kinds = new Map<string, number>();
    for (const [id, event] of Object.entries(
      (await server.json(EVENTS)) as Record<string, { date?: unknown; evenementLibelle?: string }>,
    )) {
      if (JSON.stringify(event) === JSON.stringify(before[id])) continue;
      if (event.date) assert(instantOf(event.date) > REFERENCE && instantOf(event.date) <= REFERENCE + 2 * HOUR);
      const label = event.evenementLibelle ?? "";
      kinds.set(label, (kinds.get(label) ?? 0) + 1);
    }
    assert(kinds.size >= 4, [...kinds.keys()].join());
    // An event stays what it is while the vehicle drives on.
    const starts = `${EVENTS.slice(0, EVENTS.indexOf("="))}=1`;
    const earlier = (await server.json(starts)) as Record<string, object>;
    await server.advance(MINUTE);
    const later = (await server.json(starts)) as Record<string, object>;
    const unchanged = Object.keys(earlier).filter((id) => JSON.stringify(earlier[id]) === JSON.stringify(later[id]));
    assert(unchanged.length > Object.keys(earlier).length * 0.95);
  });

  test("keeps an assignment in force for the driver of each vehicle", async () => {
    const server = await TestServer.start();
    const count = async () => (await server.json("affectations_chauffeurs/historique")).length as number;
    const before = await count();
    await server.advance(6 * HOUR);
    assert((await count()) > before + 10);
    const inForce = new Map<number, string>();
    for (const { chauffeurVehicule, chauffeur } of await server.json("affectations_chauffeurs/historique")) {
      if (!chauffeurVehicule.dateFin) inForce.set(chauffeurVehicule.idVehicule, chauffeur?.matriculeInd);
    }
    let agreed = 0;
    for (const { vehicle, chauffeur } of await server.json("vehicule_engin/vehicles")) {
      const driver = vehicle && inForce.get(vehicle.id);
      if (!driver || !chauffeur?.matriculeInd) continue;
      assert.equal(chauffeur.matriculeInd, driver);
      agreed++;
    }
    assert(agreed > 120, `${agreed}`);
  });
});

test("plans visits to the workshop anew: two years later, few of them are late", async () => {
  const now = REFERENCE + 730 * DAY;
  const server = await TestServer.start({ vehicles: 200, clock: now });
  const vehicles: { visites?: { datePrevue?: unknown }[] }[] = await server.json("vehicule_engin/vehicles");
  const planned = vehicles.flatMap(({ visites }) => visites ?? []).flatMap(({ datePrevue }) => datePrevue ?? []);
  const late = planned.map(instantOf).filter((instant) => instant < now);
  assert(late.length < planned.length / 5, `${late.length} of ${planned.length}`);
});
