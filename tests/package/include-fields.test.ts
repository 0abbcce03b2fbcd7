import assert from "node:assert/strict";
import { before, describe, it, test } from "node:test";
import init, { type RequestOptions, type ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES, rowOf } from "../resources.ts";
import { ask, type Client, connect } from "./simulated.ts";

before(() => init());

const HEEDED = RESOURCE_NAMES.filter((resource) => rowOf(resource).fields);
/** Endpoints without `includeFields` on the vendor's pages. */
const NOT_HEEDED = RESOURCE_NAMES.filter((resource) => !rowOf(resource).fields);

/** The records of a resource, and the number of bytes reported to the hooks. */
async function measure({ ocean, seen }: Client, resource: ResourceName, options: RequestOptions) {
  let receivedBytes = 0;
  const records = await ask(ocean, resource, {
    ...options,
    onProgress: (progress) => {
      receivedBytes = progress.receivedBytes;
    },
  });
  assert.equal(seen.event.bytes, receivedBytes);
  return { records, bytes: receivedBytes };
}

for (const resource of HEEDED) {
  describe(`includeFields: true for ${resource}`, () => {
    it("gives a selection the same values in fewer bytes, whatever is selected", async () => {
      const client = connect();
      const whole = await measure(client, resource, {});
      const keys = Object.keys(whole.records[0] as object);
      for (const select of [
        keys.slice(0, 2),
        keys.slice(-2),
        keys.filter((_, index) => index % 5 === 3),
      ] as never[][]) {
        const selected = await ask(client.ocean, resource, { select });
        const narrowed = await measure(client, resource, { select, includeFields: true });
        assert.deepStrictEqual(narrowed.records, selected);
        assert.ok(narrowed.bytes < whole.bytes, `${narrowed.bytes} of ${whole.bytes} bytes for ${select.join(", ")}`);
      }
    });

    it("gives the whole model the same values, in no more bytes", async () => {
      const client = connect();
      const whole = await measure(client, resource, {});
      const narrowed = await measure(client, resource, { includeFields: true });
      assert.deepStrictEqual(narrowed.records, whole.records);
      assert.ok(narrowed.bytes <= whole.bytes, `${narrowed.bytes} of ${whole.bytes} bytes`);
    });
  });
}

for (const resource of NOT_HEEDED) {
  test(`includeFields: true changes nothing for ${resource}, whose endpoint does not support it`, async () => {
    const client = connect();
    const whole = await measure(client, resource, {});
    const select = Object.keys(whole.records[0] as object).slice(0, 2) as never[];
    const selected = await ask(client.ocean, resource, { select });
    const narrowed = await measure(client, resource, { select, includeFields: true });
    assert.deepStrictEqual(narrowed.records, selected);
    assert.equal(narrowed.bytes, whole.bytes);
  });
}

test("only what a selection needs is requested from the server", async () => {
  const client = connect();
  const select = ["id", "daysSilent", "client"] as never[];
  const whole = await measure(client, "nonCommunicatingDevices", { select });
  const narrowed = await measure(client, "nonCommunicatingDevices", { select, includeFields: true });
  assert.equal(
    new URL(client.seen.request.url).searchParams.get("includeFields"),
    "detailedBoxDTO{client{id,nom},id},ongletPositionVehicleDTO{nbDaysInNC}",
  );
  assert.ok(narrowed.bytes < whole.bytes / 10, `${narrowed.bytes} of ${whole.bytes} bytes`);
});

test("fields given as text or as a list are sent as they are", async () => {
  const { ocean, seen } = connect();
  const sent = () => new URL(seen.request.url).searchParams.getAll("includeFields");
  await ocean.vehicles({}, { includeFields: "vehicle{id,vin}" });
  assert.deepEqual(sent(), ["vehicle{id,vin}"]);
  const [vehicle] = await ocean.vehicles({}, { includeFields: ["vehicle{id}", "entity{nom}"] });
  assert.deepEqual(sent(), ["vehicle{id}", "entity{nom}"]);
  assert.ok(vehicle?.id);
  assert.equal(vehicle.vin, null);
  await ocean.vehicles();
  assert.deepEqual(sent(), []);
});
