import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decode, type ResourceName } from "ocean-fleet";
import { body, createSimulator, record } from "ocean-fleet/testing";
import { RESOURCE_NAMES, recordEntries, recordsIn, requiredParams } from "../resources.ts";
import { sampleOf } from "./simulated.ts";
import { simulated } from "./testing-client.ts";

/** The paths of the values in something; `*` is any element of a list, or any key of a map whose keys are data. */
function pathsOf(value: unknown, maps: readonly string[], path: readonly string[] = []): string[] {
  if (typeof value !== "object" || value === null) return value === null ? [] : [path.join(".")];
  const isOpen = Array.isArray(value) || maps.includes(path.at(-1) ?? "");
  return [
    ...new Set(Object.entries(value).flatMap(([key, child]) => pathsOf(child, maps, [...path, isOpen ? "*" : key]))),
  ];
}

const MAPS = [
  "durationMap",
  "extendedDataMap",
  "psValues",
  "dayTotalUsePerEquipement",
  "totalUsePerEquipementForPeriod",
];
/** The vendor's pages do not say what is in these objects. */
const isDocumented = (path: string) => !path.includes("extendedDataMap.");

const anyRecord = (resource: ResourceName): unknown => record(resource);

describe("a record", () => {
  for (const resource of RESOURCE_NAMES) {
    test(`of ${resource} has a value in every field of the vendor's sample, and decodes`, () => {
      const sample = recordsIn(resource, JSON.parse(sampleOf(resource)));
      const filled = pathsOf([anyRecord(resource)], MAPS);
      const missing = pathsOf(sample, MAPS).filter((path) => isDocumented(path) && !filled.includes(path));
      assert.deepEqual(missing, []);
      const [model] = decode(resource, body(resource, [record(resource)])) as unknown as Record<string, unknown>[];
      assert.deepEqual(
        Object.entries(model ?? {}).filter(([, value]) => value === null),
        [],
      );
    });
  }

  test("describes one vehicle throughout", () => {
    const plates = new Set<string>();
    JSON.stringify(record("nonCommunicatingDevices"), (key, value) => {
      if (key === "immatriculation") plates.add(value);
      return value;
    });
    assert.equal(plates.size, 1);
  });

  test("is the same for equal arguments, and nobody else's", () => {
    const override = { visites: [{ description: "Vidange" }] };
    const [first, second] = [record("vehicles", override), record("vehicles", override)];
    assert.deepEqual(first, second);
    Object.assign(first.vehicle ?? {}, { immatriculation: "changed" });
    first.visites?.push({});
    Object.assign(override.visites[0] ?? {}, { description: "changed" });
    assert.deepEqual(record("vehicles", { visites: [{ description: "Vidange" }] }), second);
    assert.notEqual(record("vehicles").vehicle?.immatriculation, "changed");
  });

  test("takes values as deep as need be, null among them, and undefined for what it has", () => {
    const plain = record("vehicles");
    const changed = record("vehicles", {
      vehicle: { immatriculation: "AB-123-CD", libelleTypeAsset: { id: 5 }, vin: undefined },
      chauffeur: null,
    });
    const { libelleTypeAsset } = plain.vehicle ?? {};
    assert.deepEqual(changed, {
      ...plain,
      vehicle: { ...plain.vehicle, immatriculation: "AB-123-CD", libelleTypeAsset: { ...libelleTypeAsset, id: 5 } },
      chauffeur: null,
    });
  });

  test("has lists and maps replaced as a whole", () => {
    assert.deepEqual(record("vehicles", { visites: [] }).visites, []);
    assert.deepEqual(record("latestEvents", { extendedDataMap: { a: {} } }).extendedDataMap, { a: {} });
  });

  test("may have a key that is called __proto__ in its overrides", () => {
    const overrides = JSON.parse('{"vehicle": {"__proto__": {"polluted": true}}}');
    const changed = record("vehicles", overrides) as { vehicle: object };
    assert.ok(Object.hasOwn(changed.vehicle, "__proto__"));
    assert.ok(!("polluted" in changed.vehicle));
  });
});

describe("a body", () => {
  for (const resource of RESOURCE_NAMES) {
    test(`of ${resource} is what the endpoint sends`, () => {
      const text = body(resource, [record(resource), record(resource)]);
      assert.equal(recordEntries(resource, JSON.parse(text)).length, 2);
      assert.equal(decode(resource, text).length, 2);
      assert.deepEqual(decode(resource, body(resource, [])), []);
    });
  }

  test("of latestEvents has a key for each record: the vehicle's where it is free", () => {
    const of = (id: number) => record("latestEvents", { vehicleEngin: { id } });
    const keys = Object.keys(JSON.parse(body("latestEvents", [of(7), of(9), of(7), {}, of(9)])));
    assert.deepEqual(keys, ["1", "7", "8", "9", "10"]);
  });
});

describe("a simulator with records of one's own", () => {
  const own = { vehicles: [record("vehicles", { vehicle: { immatriculation: "AA-001-AA" } }), record("vehicles")] };

  test("answers with these, and with its own for the other resources", async () => {
    const { ocean } = simulated({ records: own });
    assert.deepEqual(await ocean.vehicles({}, { shape: "dto" }), own.vehicles);
    assert.equal((await ocean.vehiclePositions()).length, 20);
  });

  test("selects from them by what a parameter names, and by the field expansion", async () => {
    const { ocean, simulator } = simulated({ records: own });
    const [found, ...others] = await ocean.vehicles({ registration: "AA-001-AA" }, { select: ["registration"] });
    assert.deepEqual([found, others], [{ registration: "AA-001-AA" }, []]);
    assert.deepEqual(await ocean.vehicles({ registration: "ZZ-999-ZZ" }), []);
    const [pruned] = await ocean.vehicles({}, { shape: "dto", includeFields: "vehicle{vin}" });
    assert.deepEqual(pruned, { vehicle: { vin: own.vehicles[0]?.vehicle?.vin } });
    assert.match(simulator.requests.at(-1)?.query ?? "", /^includeFields=/);
  });

  test("takes those of every resource, and may have none of them", async () => {
    for (const resource of RESOURCE_NAMES) {
      const { simulator, ocean } = simulated({ records: { [resource]: [record(resource), record(resource)] } });
      assert.equal((await ocean[resource as "vehicles"](requiredParamsFor(resource))).length, 2, resource);
      const none = simulated({ records: { [resource]: [] } }).ocean;
      assert.deepEqual(await none[resource as "vehicles"](requiredParams(resource)), [], resource);
      assert.equal(simulator.requests.at(-1)?.status, 200);
    }
  });

  test("refuses what the API would refuse", async () => {
    const simulator = createSimulator({ records: { dailyReport: [] } });
    const signIn = { method: "POST", body: JSON.stringify(simulator.credentials) };
    const { token } = (await (await simulator.fetch("/restapi/auth/authenticate2", signIn)).json()) as {
      token: string;
    };
    const ask = (query: string) =>
      simulator.fetch(`/restapi/mobility/v1/ficheJour${query}`, { headers: { "X-AUTH-TOKEN": token } });
    assert.equal((await ask("")).status, 400);
    assert.equal((await ask("?vehId=1&date=30/02/2026")).status, 422);
    assert.equal((await ask("?vehId=1&date=15/12/2025")).status, 200);
  });
});

/** The required parameters, with the identifiers of the record that the tests use. */
function requiredParamsFor(resource: ResourceName): Record<string, unknown> {
  const params = requiredParams(resource);
  const { vehicle } = record("positionHistory");
  return resource === "positionHistory" ? { ...params, registrations: [vehicle?.immatriculation] } : params;
}
