import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES, recordsIn, rowOf, wireRequest } from "../tests/resources.ts";
import * as resources from "./resources/index.ts";
import { checkRecords, countForms, requestFor, TestServer } from "./testing.ts";

/** A value reduced to the fields at these paths, as a field expansion would. */
function selected(value: unknown, paths: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => selected(element, paths));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).flatMap(([key, inner]) => {
    const below = paths.filter((path) => path.startsWith(`${key}.`)).map((path) => path.slice(key.length + 1));
    if (paths.includes(key)) return [[key, inner]];
    return below.length > 0 ? [[key, selected(inner, below)]] : [];
  });
  return Object.fromEntries(fields);
}

/** Paths in the notation of field expansions: `["a.b", "a.c", "d"]` is `["a{b,c}", "d"]`. */
function expansion(paths: readonly string[]): string[] {
  const names = [...new Set(paths.map((path) => path.split(".")[0] ?? ""))];
  return names.map((name) => {
    const below = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
    return below.length > 0 ? `${name}{${expansion(below).join(",")}}` : name;
  });
}

/** The path with a parameter added. */
const withParameter = (path: string, parameter: string) => `${path}${path.includes("?") ? "&" : "?"}${parameter}`;
const includeFields = (text: string) => `includeFields=${encodeURIComponent(text)}`;

test("every resource is served, and no others", () => {
  assert.deepEqual(Object.keys(resources).sort(), RESOURCE_NAMES.toSorted());
});

for (const name of RESOURCE_NAMES) {
  const { path, body } = wireRequest(name);
  const { fields, withoutVehicles = 0 } = rowOf(name);
  const records = (answer: unknown) => recordsIn(name, answer);

  describe(name, () => {
    test("hold every documented leaf with a value of its kind, and no others, in a fleet of 200", async () => {
      for (const seed of [1, 2, 3]) {
        const server = await TestServer.start({ seed });
        const { path, body } = requestFor(name, seed);
        assert.deepEqual(checkRecords(name, records(await server.json(path, body))), [], `seed ${seed}`);
      }
    });

    test("are the same bytes for the same seed, and different for another", async () => {
      const text = async (seed: number, query = "") => {
        const { path, body } = requestFor(name, seed);
        const server = await TestServer.start({ vehicles: 30, seed });
        return server.text(query ? withParameter(path, query) : path, body);
      };
      assert.equal(await text(7), await text(7));
      assert.notEqual(await text(7), await text(8));
      assert.equal(await text(7, "customerId=8"), await text(7, "customerId=8"));
    });

    test("refuse a customerId that is not an integer", async () => {
      const server = await TestServer.start({ vehicles: 3 });
      for (const value of ["abc", "1.5", "99999999999999999999"]) {
        await server.refuses(400, withParameter(path, `customerId=${value}`), body);
      }
    });

    test("can be empty", async () => {
      const server = await TestServer.start({ vehicles: 0 });
      assert.equal(records(await server.json(path, body)).length, withoutVehicles);
    });

    if (fields === undefined) return;

    test("are pruned to includeFields: fewer bytes, and the same values", async () => {
      const server = await TestServer.start({ vehicles: 60 });
      const whole = await server.text(path, body);
      const texts = expansion(fields);
      const pruned = await server.text(withParameter(path, includeFields(texts.join(","))), body);
      assert(pruned.length < whole.length / 1.5, `${pruned.length} of ${whole.length}`);
      assert.deepEqual(
        records(JSON.parse(pruned)),
        records(JSON.parse(whole)).map((record) => selected(record, fields)),
      );
      const repeated = texts.map(includeFields).join("&");
      assert.equal(await server.text(withParameter(path, repeated), body), pruned);
      assert.equal(await server.text(withParameter(path, "includeFields="), body), whole);
    });

    test("refuse includeFields that are malformed", async () => {
      const server = await TestServer.start({ vehicles: 3 });
      for (const text of ["a{", "a}", "a,,b", "a{}"]) {
        await server.refuses(400, withParameter(path, includeFields(text)), body);
      }
    });
  });
}

/** All records of a resource. */
async function ask(server: TestServer, name: ResourceName): Promise<unknown[]> {
  const { path, body } = wireRequest(name);
  return recordsIn(name, await server.json(path, body));
}

describe("the untidiness of the answers", () => {
  test("includes the three forms of dates, nulls and identifiers above 2³¹", async () => {
    const server = await TestServer.start();
    for (const name of ["vehicles", "nearestVehicles", "nonCommunicatingDevices", "latestEvents"] as const) {
      const counts = countForms(name, await ask(server, name));
      for (const [what, count] of Object.entries(counts)) assert(count > 20, `${name}, ${what}: ${count}`);
    }
  });

  test("includes keys that some records lack", async () => {
    const server = await TestServer.start();
    for (const [name, key] of [
      ["vehicles", "visites"],
      ["nearestVehicles", "eta"],
      ["equipment", "trameDTO"],
      ["latestEvents", "dateFin"],
    ] as const) {
      const all = (await ask(server, name)) as object[];
      assert(all.some((record) => key in record));
      assert(
        all.some((record) => !(key in record)),
        `${name}: ${key}`,
      );
    }
  });
});

test("the resources describe the same vehicles, drivers, devices and entities", async () => {
  const server = await TestServer.start({ vehicles: 300 });
  const answers: Record<string, unknown> = {};
  for (const name of RESOURCE_NAMES) {
    const { path, body } = wireRequest(name);
    answers[name] = await server.json(path, body);
  }

  const seen = new Map<string, unknown>();
  let agreements = 0;
  const compare = (key: string, value: unknown) => {
    if (value === undefined || value === null) return;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, value);
    else {
      assert.equal(value, earlier, key);
      agreements++;
    }
  };
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const object = value as Record<string, unknown>;
    for (const [kind, keys] of [
      ["vehicle", ["description", "categorie", "dioEnabled", "immatriculation", "vin", "numeroParc"]],
      ["person", ["nomInd", "prenomInd", "email", "matriculeInd"]],
      ["box", ["imeiBoi", "numeroSerieBoi", "adBoi", "idEtatBoitier"]],
      ["entity", ["nom"]],
      ["key", ["numeroCompletDid"]],
    ] as const) {
      const belongs = {
        vehicle: "geosecuriteEnabled",
        person: "matriculeInd",
        box: "imeiBoi",
        entity: "nom",
        key: "idTypeDispositifIdentifiant",
      }[kind];
      const isCustomer = "fuseauHoraire" in object || "codeExploitant" in object;
      if (object.id === undefined || !(belongs in object) || (kind === "entity" && isCustomer)) continue;
      for (const key of keys) compare(`${kind} ${object.id} ${key}`, object[key]);
    }
    for (const child of Object.values(object)) walk(child);
  };
  walk(answers);
  assert(agreements > 5_000, `${agreements}`);

  const entityIds = new Set((answers.entities as { entities: { id: number }[] }).entities.map(({ id }) => id));
  for (const { entite } of answers.vehicles as { entite?: { id: number } | null }[]) {
    if (entite) assert(entityIds.has(entite.id));
  }

  // Here, the identifier of a vehicle is text, and its other keys have other names.
  const { vehicles } = answers.vehiclePositions as { vehicles: { id: string; immat?: string | null }[] };
  const plates = vehicles.filter(({ id, immat }) => immat && seen.get(`vehicle ${id} immatriculation`) === immat);
  assert(plates.length > 150, `${plates.length}`);
  assert(vehicles.every(({ id, immat = null }) => immat === null || plates.some((plate) => plate.id === id)));
});
