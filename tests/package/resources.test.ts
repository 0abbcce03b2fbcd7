import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { decode, isOceanError, OceanClient, type ResourceName } from "ocean-fleet";
import { answerOf, everyParam, parametersOf, RESOURCE_NAMES, recordsIn, rowOf, sentFor } from "../resources.ts";
import { expected } from "./oracle.ts";
import { simulatorUrl } from "./servers.ts";
import { ask, connect, sampleOf, stream } from "./simulated.ts";

/** The body's order, except that JSON.parse sorts a map's numeric keys. */
function inOrder<T>(resource: ResourceName, records: T[]): T[] {
  const text = (record: T) => JSON.stringify(record);
  return rowOf(resource).isMap ? records.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : records;
}

before(() => init());

for (const resource of RESOURCE_NAMES) {
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
      for await (const batch of stream(ocean, resource)) streamed.push(...batch);
      assert.deepStrictEqual(streamed, await ask(ocean, resource));
    });

    it("gives the wire tree as JSON.parse does", async () => {
      const { ocean, seen } = connect();
      const records: unknown[] = await ask(ocean, resource, { shape: "dto" });
      const answer = JSON.parse(new TextDecoder().decode(seen.body));
      const [actual, wanted] = [inOrder(resource, records), inOrder(resource, recordsIn(resource, answer))];
      assert.deepStrictEqual(actual, wanted);
      assert.equal(JSON.stringify(actual), JSON.stringify(wanted), "the keys are in a different order");
    });

    it("decodes the vendor's sample, with a value for every property", () => {
      const sample = sampleOf(resource);
      const records: unknown[] = decode(resource, sample);
      assert.deepStrictEqual(records, expected(resource, JSON.parse(sample)));
      assert.ok(!JSON.stringify(records).includes("null"));
    });

    it("gives no records for an empty answer, and a record of nulls for an empty record", () => {
      assert.deepEqual(decode(resource, answerOf(resource, [])), []);
      const [record] = decode(resource, answerOf(resource, ["{}"])) as unknown as Record<string, unknown>[];
      const values = Object.values(record as object).filter(
        (value) => value !== null && JSON.stringify(value) !== "[]",
      );
      assert.deepEqual(
        values.filter((value) => JSON.stringify(value) !== "{}"),
        rowOf(resource).isMap ? [7] : [],
      );
    });

    it("sends every parameter in the vendor's format", async () => {
      const requests: Request[] = [];
      const ocean = new OceanClient({
        baseUrl: simulatorUrl(),
        token: "abc",
        fetch: async (input, init) => {
          requests.push(new Request(input, init));
          return new Response(null, { status: 204 });
        },
      });
      const method = ocean[resource] as (params: unknown) => Promise<unknown[]>;
      await method.call(ocean, everyParam(resource));
      const [request] = requests;
      assert.ok(request);
      const query = new URL(request.url).searchParams;
      const body = request.body === null ? {} : await request.json();
      for (const [name, parameter] of parametersOf(resource)) {
        const sent = parameter.inBody ? [body[parameter.wire]] : query.getAll(parameter.wire);
        assert.deepEqual(sent, sentFor(parameter), name);
      }
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
      getCredentials: () => assert.fail("getCredentials must not be called"),
      fetch: () => assert.fail("nothing must be sent"),
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
});
