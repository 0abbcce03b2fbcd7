import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { decode } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { at, type Json, pathsOf, put } from "../package/bodies.ts";
import { follow, resolved, type Schema } from "../package/oracle.ts";
import { ask, connect, PARAMS, RESOURCES, sampleOf } from "../package/simulated.ts";
import { placeOf } from "./operations.ts";
import { complaints, faultIn, pointerOf, validatorAt } from "./validators.ts";

before(() => init());

for (const resource of RESOURCES) {
  const pointer = (placeOf(resource).operation["x-model"] as string).slice(1);
  const validate = validatorAt(pointer);
  const sample = () => decode(resource, sampleOf(resource))[0] as unknown as Json;

  /** What is wrong with the first of these records that is not as the schema wants it. */
  const faults = (records: unknown[]) => {
    for (const [index, record] of records.entries()) {
      const found = complaints(validate, record);
      if (found.length > 0) return [index, ...found];
    }
    return [];
  };

  describe(`the document's schema for the model of ${resource}`, () => {
    it("accepts what the vendor's sample is decoded to", () => {
      assert.deepEqual(faults([sample()]), []);
    });

    it("accepts the records that the client gives", async () => {
      const records = await ask(connect().ocean, resource);
      assert.ok(records.length > 5);
      assert.deepEqual(faults(records), []);
    });

    it("accepts the records that a stream gives, and those of lenient decoding", async () => {
      const { ocean } = connect();
      const records: unknown[] = await ask(ocean, resource, { validation: "lenient" });
      for await (const batch of ocean.stream(resource, PARAMS[resource])) records.push(...batch);
      assert.deepEqual(faults(records), []);
    });

    it("accepts a record of nulls", () => {
      const bodies = { list: "[{}]", entities: '{"entities":[{}]}', latestEvents: '{"7":{}}' };
      const records: unknown[] = decode(resource, bodies[resource as "entities"] ?? bodies.list);
      assert.deepEqual([records.length, ...faults(records)], [1]);
    });

    it("refuses a value of a wrong type in any place, and names it", () => {
      for (const path of pathsOf(sample())) {
        // What is below this key the vendor does not document: any value will do.
        if (path.slice(0, -1).includes("extendedData")) continue;
        const record = sample();
        put(record, path, typeof at(record, path) === "object" ? "text" : []);
        assert.equal(faultIn(validate, record), pointerOf(path));
      }
    });

    it("refuses a record that lacks a key, or has another", () => {
      const whole = sample() as Record<string, Json>;
      for (const key of Object.keys(whole)) {
        const { [key]: _, ...rest } = whole;
        assert.deepEqual(complaints(validate, rest), [`the root must have required property '${key}'`]);
      }
      assert.deepEqual(complaints(validate, { ...whole, more: 1 }), ["the root must NOT have additional properties"]);
    });

    it("refuses the wire's forms of dates", () => {
      for (const path of pathsOf(sample())) {
        const { format } = schemaAt(pointer, path);
        if (format !== "date" && format !== "date-time") continue;
        for (const wire of ["07/11/2024", "07/11/2024 09:41:12 +0000", 1_730_972_472_635]) {
          const record = sample();
          put(record, path, wire);
          assert.ok(!validate(record), path.join("."));
        }
      }
    });

    it("allows null for every leaf and group, and for no list, map or element", () => {
      for (const path of pathsOf(sample())) {
        if (path.slice(0, -1).some((key) => MAPS.includes(String(key)))) continue;
        const record = sample();
        const schema = schemaAt(pointer, path);
        const isGroup = schema.properties !== undefined && typeof path.at(-1) === "string";
        const isLeaf = typeof at(record, path) !== "object";
        const isElement = typeof path.at(-1) === "number";
        put(record, path, null);
        assert.equal(validate(record), (isLeaf || isGroup) && !isElement, path.join("."));
      }
    });
  });
}

/** Properties that are maps: their keys are data. */
const MAPS = ["equipmentSeconds", "extendedData"];

/** The schema of the value at a path of a model. */
function schemaAt(pointer: string, path: readonly (string | number)[]): Schema {
  return path.reduce<Schema>(
    (schema, key) => resolved((typeof key === "number" ? schema.items : schema.properties?.[key]) ?? {}),
    follow(openapi, pointer) as Schema,
  );
}
