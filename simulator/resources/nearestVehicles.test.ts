import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { instantOf, TestServer } from "../testing.ts";

const EVENT_CODES = "1,2,7,31,32,40";

describe("nearest vehicles", () => {
  const lyon = { latitude: 45.7411, longitude: 4.8412 };
  const ask = (radius: number, more = "") =>
    `vehicule_engin/nearestVehicles?latitude=${lyon.latitude}&longitude=${lyon.longitude}&radius=${radius}${more}`;
  const crow = { computeMode: "VOL_OISEAU", radiusUnit: "KM" };
  const road = { ...crow, computeMode: "PAR_ROUTE" };

  /** Kilometres, by the law of cosines: a different method from the simulator's. */
  const kilometres = (latitude: number, longitude: number): number => {
    const [a, b, c] = [latitude, lyon.latitude, longitude - lyon.longitude].map((x) => (x * Math.PI) / 180) as [
      number,
      number,
      number,
    ];
    return 6_371 * Math.acos(Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c));
  };

  test("are those within the radius, nearest first", async () => {
    const server = await TestServer.start({ vehicles: 600 });
    const answer = await server.json(ask(150), crow);
    assert(answer.length > 30);
    let last = 0;
    for (const { distance, address, duration, eta } of answer) {
      assert(distance >= last && distance <= 150);
      last = distance;
      if (address?.latitude && address.longitude) {
        const expected = kilometres(address.latitude, address.longitude);
        assert(Math.abs(expected - distance) < 0.01, `${expected} ${distance}`);
      }
      const reference = Date.UTC(2026, 0, 15, 8);
      if (duration && eta) assert(Math.abs(instantOf(eta) - reference - duration * 1_000) < 1_000);
    }
    // Every vehicle within the radius, going by the positions of another resource.
    const found = new Set(answer.map(({ vehicle }: { vehicle?: { id: number } }) => vehicle?.id));
    const events = await server.json(`evenement/lastEvent?codeEvenements=${EVENT_CODES}`);
    let expected = 0;
    for (const [id, event] of Object.entries<{ address?: { latitude?: number; longitude?: number } }>(events)) {
      const { latitude, longitude } = event.address ?? {};
      if (!latitude || !longitude || kilometres(latitude, longitude) > 149.9) continue;
      expected++;
      if (answer.every(({ vehicle }: { vehicle?: object }) => vehicle)) assert(found.has(Number(id)), id);
    }
    assert(expected > 20);
    assert(answer.length >= expected);
  });

  test("are given with distances in the unit of the radius", async () => {
    const server = await TestServer.start({ vehicles: 200 });
    const inKilometres = await server.json(ask(80), crow);
    const noUnit = await server.json(ask(80), { computeMode: "VOL_OISEAU" });
    const inMetres = await server.json(ask(80_000), { ...crow, radiusUnit: "meters" });
    assert.deepEqual(noUnit, inKilometres);
    assert(inKilometres.length > 3);
    assert.equal(inMetres.length, inKilometres.length);
    inMetres.forEach((near: { distance: number }, i: number) => {
      assert(Math.abs(near.distance / 1_000 - inKilometres[i].distance) < 0.001);
    });
  });

  test("are further by road, and at most ten or as many as requested", async () => {
    const server = await TestServer.start({ vehicles: 400 });
    const straight = await server.json(ask(300), crow);
    const byRoad = await server.json(ask(300), road);
    assert(straight.length > 10);
    assert.equal(byRoad.length, 10);
    byRoad.forEach((near: { distance: number }, i: number) => {
      assert(Math.abs(near.distance / straight[i].distance - 1.3) < 0.01);
    });
    assert.deepEqual(await server.json(ask(300, "&resultsLimit=3"), road), byRoad.slice(0, 3));
    assert.equal((await server.json(ask(300, "&resultsLimit=3"), crow)).length, straight.length);
    const [{ distance }] = byRoad;
    const within = await server.json(ask(Math.floor(distance)), road);
    for (const near of within) assert(near.distance <= Math.floor(distance));
  });

  test("refuse parameters that are missing or out of range", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    const path = "vehicule_engin/nearestVehicles";
    for (const query of [
      "",
      "?latitude=45&longitude=4",
      "?latitude=45&radius=10",
      "?longitude=4&radius=10",
      "?latitude=91&longitude=4&radius=10",
      "?latitude=45&longitude=-180.5&radius=10",
      "?latitude=north&longitude=4&radius=10",
      "?latitude=0x10&longitude=4&radius=10",
      "?latitude=45&longitude=4&radius=0",
      "?latitude=45&longitude=4&radius=-3",
      "?latitude=45&longitude=4&radius=2.5",
      "?latitude=45&longitude=4&radius=2147483648",
      "?latitude=45&longitude=4&radius=10&resultsLimit=0",
      "?latitude=45&longitude=4&radius=10&resultsLimit=11",
      "?latitude=45&longitude=4&radius=10&customerId=x",
    ]) {
      await server.refuses(400, path + query, road);
    }
    for (const body of ["", "{", "null", [], {}, { computeMode: "PLANE" }, { ...crow, radiusUnit: "league" }]) {
      await server.refuses(400, ask(10), body);
    }
    assert.equal((await server.request(ask(10))).status, 404);
  });
});
