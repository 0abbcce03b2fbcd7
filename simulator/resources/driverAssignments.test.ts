import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TestServer } from "../testing.ts";

const PATH = "affectations_chauffeurs/historique";

interface Assignment {
  readonly vehicule?: { readonly id: number };
  readonly chauffeur?: { readonly id: number };
  readonly chauffeurVehicule: {
    readonly id: number;
    readonly idVehicule: number;
    readonly idIndividu: number;
    readonly dateDebut: string;
    readonly dateFin?: string | null;
  };
}

describe("driver assignments", () => {
  test("follow one another, and the one without an end is that of the vehicle's driver", async () => {
    const server = await TestServer.start();
    const vehicles = (await server.json("vehicule_engin/vehicles")) as {
      vehicle?: { id: number };
      chauffeur?: { id: number } | null;
    }[];
    const drivers = new Map(vehicles.map(({ vehicle, chauffeur }) => [vehicle?.id, chauffeur]));
    const ends = new Map<number, string>();
    const ids = new Set<number>();
    let inForce = 0;
    for (const { vehicule, chauffeur, chauffeurVehicule } of (await server.json(PATH)) as Assignment[]) {
      const { id, idVehicule, idIndividu, dateDebut, dateFin } = chauffeurVehicule;
      if (vehicule) assert.equal(vehicule.id, idVehicule);
      if (chauffeur) assert.equal(chauffeur.id, idIndividu);
      assert(dateDebut >= (ends.get(idVehicule) ?? ""), "they overlap");
      ends.set(idVehicule, dateFin ?? "9999");
      ids.add(id);
      if (dateFin) assert(dateFin > dateDebut);
      else if (drivers.get(idVehicule)) {
        inForce++;
        assert.equal(drivers.get(idVehicule)?.id, idIndividu);
      }
    }
    assert(inForce > 130 && ids.size > 300, `${inForce} of ${ids.size}`);
  });

  test("can be asked for by vehicle and by driver", async () => {
    const server = await TestServer.start();
    const all: Assignment[] = await server.json(PATH);
    const { idVehicule, idIndividu } = (all[17] as Assignment).chauffeurVehicule;
    const ofVehicle = all.filter(({ chauffeurVehicule }) => chauffeurVehicule.idVehicule === idVehicule);
    const ofDriver = all.filter(({ chauffeurVehicule }) => chauffeurVehicule.idIndividu === idIndividu);
    assert.deepEqual(await server.json(`${PATH}?idVehicule=${idVehicule}`), ofVehicle);
    assert.deepEqual(await server.json(`${PATH}?idIndividu=${idIndividu}`), ofDriver);
    const both = await server.json(`${PATH}?idVehicule=${idVehicule}&idIndividu=${idIndividu}`);
    assert.deepEqual(
      both,
      ofVehicle.filter((assignment) => ofDriver.includes(assignment)),
    );
    assert.deepEqual(await server.json(`${PATH}?idVehicule=3`), []);
    await server.refuses(400, `${PATH}?idVehicule=x`);
    await server.refuses(400, `${PATH}?idIndividu=1.5`);
  });
});
