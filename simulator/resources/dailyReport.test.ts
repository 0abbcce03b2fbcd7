import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DAY } from "../fleet/calendar.ts";
import { TestServer } from "../testing.ts";

const PATH = "mobility/v1/ficheJour";
const MONDAY = Date.UTC(2025, 11, 15);

interface End {
  readonly latitudeY?: number;
  readonly longitudeX?: number;
  readonly heure?: string;
}

interface Row {
  readonly id: number;
  readonly type: string;
  readonly dureeMs: number;
  readonly distanceMeter: number;
  readonly posDeb?: End;
  readonly posFin?: End;
}

interface Position {
  readonly date: string;
  readonly latitudeY: number;
  readonly longitudeX: number;
  readonly distanceDepuisPosPrecMeter: number;
}

interface Point {
  readonly idPos: number;
  readonly latitude: number;
  readonly longitude: number;
}

const frenchDay = (day: number) => new Date(day).toISOString().slice(0, 10).split("-").reverse().join("/");

async function rowsOf(server: TestServer, id: number, day = MONDAY): Promise<Row[]> {
  return (await server.json(`${PATH}?vehId=${id}&date=${frenchDay(day)}`)).fjRows;
}

/** Every vehicle with a plate, and its positions on a day. */
async function historyOf(server: TestServer, day = MONDAY) {
  const { vehicles } = (await server.json("mobility/v1/vehiclePositions")) as { vehicles: { immat?: string | null }[] };
  const query = new URLSearchParams(vehicles.flatMap(({ immat }) => (immat ? [["immatriculation", immat]] : [])));
  query.append("startDate", new Date(day).toISOString());
  query.append("endDate", new Date(day + DAY - 1).toISOString());
  const { positionsVehicles } = await server.json(`positions/search?${query}`);
  return positionsVehicles as { positions: Position[]; vehicle: { idVehicule: number } }[];
}

describe("the daily report", () => {
  test("agrees with the positions of the day, and its trips with their ways", async () => {
    const server = await TestServer.start({ vehicles: 120 });
    const seen = { trips: 0, stops: 0, idle: 0 };
    const ids = new Set<number>();
    for (const { positions, vehicle } of await historyOf(server)) {
      const rows = await rowsOf(server, vehicle.idVehicule);
      if (positions.length < 2) {
        assert.deepEqual(rows, []);
        seen.idle++;
        continue;
      }
      const first = positions[0] as Position;
      let start = 0;
      for (const row of rows) {
        assert(!ids.has(row.id));
        ids.add(row.id);
        // The rows have no gaps, so each ends at the position that is its duration after its first.
        const from = positions[start] as Position;
        const end = positions.findIndex(({ date }) => Date.parse(date) === Date.parse(from.date) + row.dureeMs);
        assert(end > start, `row ${row.id}`);
        const covered = positions.slice(start + 1, end + 1);
        assert.equal(
          covered.reduce((sum, position) => sum + position.distanceDepuisPosPrecMeter, 0),
          row.distanceMeter,
        );
        for (const [position, side] of [
          [from, row.posDeb],
          [positions[end] as Position, row.posFin],
        ] as const) {
          if (side?.latitudeY !== undefined) assert.equal(side.latitudeY, position.latitudeY);
          if (side?.longitudeX !== undefined) assert.equal(side.longitudeX, position.longitudeX);
          if (side?.heure !== undefined) assert.equal(side.heure, position.date.slice(11, 16));
        }
        const { positions: way } = (await server.json(`mobility/v1/trajet?travelId=${row.id}`)) as {
          positions: Point[];
        };
        if (row.type === "T") {
          seen.trips++;
          assert.deepEqual(
            way.map(({ latitude, longitude }) => [latitude, longitude]),
            positions.slice(start, end + 1).map(({ latitudeY, longitudeX }) => [latitudeY, longitudeX]),
          );
          assert.equal(new Set(way.map(({ idPos }) => idPos)).size, way.length);
          assert(row.distanceMeter > 300);
        } else {
          seen.stops++;
          assert.equal(row.type, "A");
          assert.equal(row.distanceMeter, 0);
          assert.deepEqual(way, []);
        }
        start = end;
      }
      assert.equal(start, positions.length - 1, "the rows cover the day");
      assert.equal(
        rows.reduce((sum, { dureeMs }) => sum + dureeMs, 0),
        Date.parse((positions.at(-1) as Position).date) - Date.parse(first.date),
      );
    }
    assert(seen.trips > 150 && seen.stops > 150 && seen.idle > 20, JSON.stringify(seen));
  });

  test("alternates between trips and stops", async () => {
    const server = await TestServer.start({ vehicles: 40 });
    let rows = 0;
    for (const { vehicle } of await historyOf(server)) {
      const types = (await rowsOf(server, vehicle.idVehicule)).map(({ type }) => type);
      assert(types.every((type, i) => type !== types[i - 1]));
      rows += types.length;
    }
    assert(rows > 100);
  });

  test("is empty before the installation, on days in the future, and for unknown vehicles", async () => {
    const server = await TestServer.start({ vehicles: 20 });
    for (const { vehicle } of await historyOf(server)) {
      for (const day of [Date.UTC(2015, 5, 1), Date.UTC(2026, 0, 15), Date.UTC(2030, 0, 1)]) {
        assert.deepEqual(await rowsOf(server, vehicle.idVehicule, day), []);
      }
    }
    assert.deepEqual(await rowsOf(server, 5), []);
  });

  test("is refused for parameters that are missing or unreadable", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    await server.refuses(400, `${PATH}?date=15/12/2025`);
    await server.refuses(400, `${PATH}?vehId=x&date=15/12/2025`);
    await server.refuses(400, `${PATH}?vehId=1`);
    for (const date of ["2025-12-15", "31/11/2025", "15/12/2025 00:00:00"]) {
      await server.refuses(422, `${PATH}?vehId=1&date=${date}`);
    }
  });
});

describe("the way of a trip", () => {
  test("is empty for an identifier that is none", async () => {
    const server = await TestServer.start({ vehicles: 20 });
    for (const id of [0, 1, -7, 2_751_136, 2_751_166, 2 ** 52]) {
      assert.deepEqual(await server.json(`mobility/v1/trajet?travelId=${id}`), { positions: [] });
    }
    await server.refuses(400, "mobility/v1/trajet");
    await server.refuses(400, "mobility/v1/trajet?travelId=1.5");
  });
});
