import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { decode } from "ocean-fleet";
import { at, type Json, pathsOf, put } from "../package/bodies.ts";
import { isMap, isMapOfAnything, schemasTo } from "../package/oracle.ts";
import { ask, connect, sampleOf, stream } from "../package/simulated.ts";
import { answerOf, RESOURCE_NAMES } from "../resources.ts";
import { placeOf } from "./operations.ts";
import { complaints, faultIn, pointerOf, validatorAt } from "./validators.ts";

before(() => init());

type Path = readonly (string | number)[];

for (const resource of RESOURCE_NAMES) {
  const $ref = placeOf(resource).operation["x-model"] as string;
  const validate = validatorAt($ref.slice(1));
  const around = (path: Path) => schemasTo({ $ref }, path).slice(0, -1);
  const schemaAt = (path: Path) => schemasTo({ $ref }, path).at(-1) ?? {};
  const sample = () => decode(resource, sampleOf(resource))[0] as unknown as Json;

  /** What is wrong with the first of these records that does not match the schema. */
  const faults = (records: unknown[]) => {
    for (const [index, record] of records.entries()) {
      const found = complaints(validate, record);
      if (found.length > 0) return [index, ...found];
    }
    return [];
  };

  describe(`the document's schema for the model of ${resource}`, () => {
    it("accepts the decoded vendor's sample", () => {
      assert.deepEqual(faults([sample()]), []);
    });

    it("accepts the client's records", async () => {
      const records = await ask(connect().ocean, resource);
      assert.ok(records.length > 1, "there are too few records to check");
      assert.deepEqual(faults(records), []);
    });

    it("accepts the records of a stream, and those of lenient decoding", async () => {
      const { ocean } = connect();
      const records: unknown[] = await ask(ocean, resource, { validation: "lenient" });
      for await (const batch of stream(ocean, resource)) records.push(...batch);
      assert.deepEqual(faults(records), []);
    });

    it("accepts a record of nulls", () => {
      const records: unknown[] = decode(resource, answerOf(resource, ["{}"]));
      assert.deepEqual([records.length, ...faults(records)], [1]);
    });

    it("refuses a value of the wrong type in any place, and names the place", () => {
      for (const path of pathsOf(sample())) {
        // Any value will do here.
        if (around(path).some(isMapOfAnything)) continue;
        const record = sample();
        put(record, path, typeof at(record, path) === "object" ? "text" : []);
        assert.equal(faultIn(validate, record), pointerOf(path));
      }
    });

    it("refuses a record with a missing or an additional key", () => {
      const whole = sample() as Record<string, Json>;
      for (const key of Object.keys(whole)) {
        const { [key]: _, ...rest } = whole;
        assert.deepEqual(complaints(validate, rest), [`the root must have required property '${key}'`]);
      }
      assert.deepEqual(complaints(validate, { ...whole, more: 1 }), ["the root must NOT have additional properties"]);
    });

    it("refuses dates in the wire's formats", () => {
      for (const path of pathsOf(sample())) {
        const { format } = schemaAt(path);
        if (format !== "date" && format !== "date-time") continue;
        for (const wire of ["07/11/2024", "07/11/2024 09:41:12 +0000", 1_730_972_472_635]) {
          const record = sample();
          put(record, path, wire);
          assert.ok(!validate(record), path.join("."));
        }
      }
    });

    it("allows null for every leaf and group, but not for lists, maps and elements", () => {
      for (const path of pathsOf(sample())) {
        if (around(path).some(isMap)) continue;
        const record = sample();
        const schema = schemaAt(path);
        const isGroup = schema.properties !== undefined && typeof path.at(-1) === "string";
        const isLeaf = typeof at(record, path) !== "object";
        const isElement = typeof path.at(-1) === "number";
        put(record, path, null);
        assert.equal(validate(record), (isLeaf || isGroup) && !isElement, path.join("."));
      }
    });
  });
}
