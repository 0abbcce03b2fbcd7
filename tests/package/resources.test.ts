import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { decode, isOceanError, OceanClient, type ResourceName } from "ocean-fleet";
import { expected } from "./oracle.ts";
import { simulatorUrl } from "./servers.ts";
import { ask, connect, PARAMS, RESOURCES, sampleOf } from "./simulated.ts";

/** The order of the body, but where JSON.parse has another: it sorts the keys of a map that are numbers. */
function inOrder<T>(resource: ResourceName, records: T[]): T[] {
  const text = (record: T) => JSON.stringify(record);
  return resource === "latestEvents" ? records.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : records;
}

before(() => init());

for (const resource of RESOURCES) {
  describe(resource, () => {
    it("gives the models that the document's wire paths lead to", async () => {
      const { ocean, seen } = connect();
      const drift: unknown[] = [];
      const records: unknown[] = await ask(ocean, resource, { onDrift: (each) => drift.push(each) });
      assert.deepEqual(drift, [], "the simulator and the definitions disagree");
      const answer = JSON.parse(new TextDecoder().decode(seen.body));
      assert.ok(records.length > 0);
      assert.deepStrictEqual(inOrder(resource, records), inOrder(resource, expected(resource, answer)));
    });

    it("streams the same records", async () => {
      const { ocean } = connect();
      const streamed: unknown[] = [];
      for await (const batch of ocean.stream(resource, PARAMS[resource])) streamed.push(...batch);
      assert.deepStrictEqual(streamed, await ask(ocean, resource));
    });

    it("gives the wire tree as JSON.parse does", async () => {
      const { ocean, seen } = connect();
      const records: unknown[] = await ask(ocean, resource, { shape: "dto" });
      const answer = JSON.parse(new TextDecoder().decode(seen.body));
      const tree: unknown[] = Array.isArray(answer) ? answer : (answer.entities ?? Object.values(answer));
      const [actual, wanted] = [inOrder(resource, records), inOrder(resource, tree)];
      assert.deepStrictEqual(actual, wanted);
      assert.equal(JSON.stringify(actual), JSON.stringify(wanted), "the keys have another order");
    });

    it("decodes the vendor's sample, with a value for every property", () => {
      const sample = sampleOf(resource);
      const records: unknown[] = decode(resource, sample);
      assert.deepStrictEqual(records, expected(resource, JSON.parse(sample)));
      assert.ok(!JSON.stringify(records).includes("null"));
    });

    it("gives nothing for an empty answer, and a record of nulls for an empty record", () => {
      const wrapped = (records: string) => {
        if (resource === "entities") return `{"entities":[${records}]}`;
        return resource === "latestEvents" ? (records ? `{"7":${records}}` : "{}") : `[${records}]`;
      };
      assert.deepEqual(decode(resource, wrapped("")), []);
      const [record] = decode(resource, wrapped("{}")) as unknown as Record<string, unknown>[];
      const kept = Object.values(record as object).filter((value) => value !== null && JSON.stringify(value) !== "[]");
      assert.deepEqual(
        kept.filter((value) => JSON.stringify(value) !== "{}"),
        resource === "latestEvents" ? [7] : [],
      );
    });
  });
}

describe("parameters", () => {
  const refused = async (promise: Promise<unknown>, named: RegExp) => {
    const error = await promise.catch((error: unknown) => error);
    assert.ok(isOceanError(error) && error.code === "invalid-params", String(error));
    assert.match(error.message, named);
  };

  it("are checked before anything is sent, sign-in included", async () => {
    const ocean = new OceanClient({
      baseUrl: simulatorUrl(),
      getCredentials: () => assert.fail("nobody is to be asked"),
      fetch: () => assert.fail("nothing is to be sent"),
    });
    const place = { latitude: 1, longitude: 2, radius: 3 };
    await refused(ocean.nearestVehicles({ ...place, latitude: 90.1 }), /latitude.*90\.1/);
    await refused(ocean.nearestVehicles({ ...place, longitude: -181 }), /longitude.*-181/);
    await refused(ocean.nearestVehicles({ ...place, radius: 0 }), /radius.*0/);
    await refused(ocean.nearestVehicles({ ...place, resultsLimit: 3 }), /resultsLimit.*by-road/);
    await refused(ocean.nearestVehicles({ ...place, computeMode: "by-road", resultsLimit: 11 }), /resultsLimit.*11/);
    await refused(ocean.auxiliaryEquipmentUsage({ startDate: "2026-02-30", endDate: "2026-03-01" }), /startDate/);
    await refused(ocean.auxiliaryEquipmentUsage({ startDate: "2026-02-02", endDate: "2026-02-01" }), /endDate/);
    await refused(ocean.latestEvents({ eventCodes: [] }), /eventCodes/);
    await refused(ocean.latestEvents({ eventCodes: [2 ** 53] }), /eventCodes.*9007199254740992/);
    await refused(ocean.vehicles({ customerId: 1.5 }), /customerId.*1\.5/);
    // @ts-expect-error: there is no such parameter.
    await refused(ocean.vehicles({ plate: "x" }), /plate/);
  });

  it("travel as the vendor wants them", async () => {
    const { ocean, seen } = connect();
    const start = new Date("2026-01-01T00:00:00+02:00");
    await ocean.latestEvents({ eventCodes: [1, 2], vehicleIds: [1_200_000], start, end: "2026-02-01T12:00:00+01:00" });
    const query = new URL(seen.request.url).searchParams;
    assert.deepEqual(query.getAll("codeEvenements"), ["1", "2"]);
    assert.deepEqual(query.getAll("vehiculesIds"), ["1200000"]);
    assert.equal(query.get("dateDebut"), "31/12/2025 22:00:00 +0000");
    assert.equal(query.get("dateFin"), "01/02/2026 11:00:00 +0000");
  });
});
