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

/** A value with every date-time of its schema as milliseconds, and how many of them there were. */
function toEpoch(value: unknown, given: Schema, counted: { count: number }): unknown {
  const schema = resolved(given);
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

/** The values of all properties with this name, wherever they are. */
function* valuesOf(tree: unknown, name: string): Generator<unknown> {
  if (typeof tree !== "object" || tree === null) return;
  for (const [key, value] of Object.entries(tree)) {
    if (key === name) yield value;
    yield* valuesOf(value, name);
  }
}

function hasDateTimes(given: Schema): boolean {
  const { format, items, properties = {} } = resolved(given);
  return format === "date-time" || [...Object.values(properties), ...(items ? [items] : [])].some(hasDateTimes);
}

for (const resource of RESOURCE_NAMES) {
  describe(resource, () => {
    it("has milliseconds for each date-time that is ISO 8601 otherwise, and all else as it is", async () => {
      const { ocean } = connect();
      const iso = await ask(ocean, resource, { dates: "iso" });
      const epoch = await ask(ocean, resource, { dates: "epoch" });
      const counted = { count: 0 };
      const items = modelOf(resource);
      assert.deepStrictEqual(epoch, toEpoch(iso, { type: "array", items }, counted));
      assert.equal(counted.count > 0, hasDateTimes(items), `${counted.count} date-times`);
    });

    it("has the same text whether iso was asked for or not", async () => {
      const { ocean } = connect();
      assert.deepStrictEqual(await ask(ocean, resource, { dates: "iso" }), await ask(ocean, resource));
    });
  });
}

test("days and times of day are text, also where date-times are numbers", async () => {
  const usage = await ask(connect().ocean, "auxiliaryEquipmentUsage", { dates: "epoch" });
  const days = [...valuesOf(usage, "day")];
  const times = [...valuesOf(usage, "start"), ...valuesOf(usage, "end")];
  assert.ok(days.some((day) => day !== null) && times.some((time) => time !== null));
  for (const day of days) assert.match(String(day), /^\d{4}-\d\d-\d\d$|^null$/);
  for (const time of times) assert.match(String(time), /^\d\d:\d\d(:\d\d)?$|^null$/);
});

test("a selection has its dates in the form that was asked for, as a stream has", async () => {
  const { ocean } = connect();
  const options = { dates: "epoch", select: ["lastCommunicationAt"] } as const;
  const records = await ocean.nonCommunicatingDevices({}, options);
  assert.ok(records.some(({ lastCommunicationAt }) => typeof lastCommunicationAt === "number"));
  const streamed: object[] = [];
  for await (const batch of ocean.stream("nonCommunicatingDevices", {}, options)) streamed.push(...batch);
  assert.deepStrictEqual(streamed, records);
});
