import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TestServer } from "../testing.ts";

describe("vehicles", () => {
  test("can be asked for by registration", async () => {
    const server = await TestServer.start({ vehicles: 50 });
    const all = await server.json("vehicule_engin/vehicles");
    const wanted = all.findLast(
      (record: { vehicle?: { immatriculation?: string } }) => record.vehicle?.immatriculation,
    );
    const query = `immatriculation=${wanted.vehicle.immatriculation}`;
    assert.deepEqual(await server.json(`vehicule_engin/vehicles?${query}`), [wanted]);
    for (const other of ["AA-000-AA", "nothing", wanted.vehicle.immatriculation.toLowerCase()]) {
      assert.deepEqual(await server.json(`vehicule_engin/vehicles?immatriculation=${other}`), []);
    }
    // A registration that only a larger fleet has.
    const large = await (await TestServer.start({ vehicles: 90 })).json("vehicule_engin/vehicles");
    const absent = large.at(-1).vehicle?.immatriculation ?? large.at(-2).vehicle.immatriculation;
    assert.deepEqual(await server.json(`vehicule_engin/vehicles?immatriculation=${absent}`), []);
  });
});
