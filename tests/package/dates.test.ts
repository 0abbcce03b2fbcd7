import assert from "node:assert/strict";
import { before, describe, it, test } from "node:test";
import init, { type ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { operations, resolved, type Schema } from "./oracle.ts";
import { ask, connect } from "./simulated.ts";

before(() => init());

const modelOf = (resource: ResourceName): Schema => {
  const operation = operations.find(({ operationId }) => operationId === resource);
  return { $ref: operation?.["x-model"] as string };
};

/** A value with every date-time in its schema as milliseconds; counts them. */
function toEpoch(value: unknown, reference: Schema, counted: { count: number }): unknown {
  const schema = resolved(reference);
  if (value === null) return null;
  if (schema.format === "date-time") {
    assert.match(String(value), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    counted.count += 1;
    return Date.parse(value as string);
  }
  if (Array.isArray(value)) return value.map((element) => toEpoch(element, schema.items ?? {}, counted));
  if (!schema.properties) return value;
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.map(([key, child]) => [key, toEpoch(child, schema.properties?.[key] ?? {}, counted)]),
  );
}

/** The values of all properties with this name, at any depth. */
function* valuesOf(tree: unknown, name: string): Generator<unknown> {
  if (typeof tree !== "object" || tree === null) return;
  for (const [key, value] of Object.entries(tree)) {
    if (key === name) yield value;
    yield* valuesOf(value, name);
  }
}

function hasDateTimes(reference: Schema): boolean {
  const { format, items, properties = {} } = resolved(reference);
  return format === "date-time" || [...Object.values(properties), ...(items ? [items] : [])].some(hasDateTimes);
}

for (const resource of RESOURCE_NAMES) {
  describe(resource, () => {
    it("has milliseconds for each date-time that is otherwise ISO 8601, and no other differences", async () => {
      const { ocean } = connect();
      const iso = await ask(ocean, resource, { dates: "iso" });
      const epoch = await ask(ocean, resource, { dates: "epoch" });
      const counted = { count: 0 };
      const items = modelOf(resource);
      assert.deepStrictEqual(epoch, toEpoch(iso, { type: "array", items }, counted));
      assert.equal(counted.count > 0, hasDateTimes(items), `${counted.count} date-times`);
    });

    it('is the same with `dates: "iso"` as by default', async () => {
      const { ocean } = connect();
      assert.deepStrictEqual(await ask(ocean, resource, { dates: "iso" }), await ask(ocean, resource));
    });
  });
}

test("days and times of day are text even when date-times are numbers", async () => {
  const usage = await ask(connect().ocean, "auxiliaryEquipmentUsage", { dates: "epoch" });
  const days = [...valuesOf(usage, "day")];
  const times = [...valuesOf(usage, "start"), ...valuesOf(usage, "end")];
  assert.ok(days.some((day) => day !== null) && times.some((time) => time !== null));
  for (const day of days) assert.match(String(day), /^\d{4}-\d\d-\d\d$|^null$/);
  for (const time of times) assert.match(String(time), /^\d\d:\d\d(:\d\d)?$|^null$/);
});

test("selections and streams have dates in the requested format", async () => {
  const { ocean } = connect();
  const options = { dates: "epoch", select: ["lastCommunicationAt"] } as const;
  const records = await ocean.nonCommunicatingDevices({}, options);
  assert.ok(records.some(({ lastCommunicationAt }) => typeof lastCommunicationAt === "number"));
  const streamed: object[] = [];
  for await (const batch of ocean.stream("nonCommunicatingDevices", {}, options)) streamed.push(...batch);
  assert.deepStrictEqual(streamed, records);
});
