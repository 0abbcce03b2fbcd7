import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BadParameters } from "./errors.ts";
import { parseFields, prune } from "./fieldExpansion.ts";

const pruned = (value: unknown, text: string) => JSON.stringify(prune(value, parseFields(text)));

describe("a field expansion", () => {
  const record = {
    id: 1,
    vehicle: { id: 2, vin: "VF1", type: { id: 3, label: null } },
    visits: [{ a: 1, b: 2 }, null, 5],
  };

  test("keeps the fields it names, in the order of the record", () => {
    const cases = [
      ["id", '{"id":1}'],
      ["visits,id", '{"id":1,"visits":[{"a":1,"b":2},null,5]}'],
      ["vehicle{vin}", '{"vehicle":{"vin":"VF1"}}'],
      ["vehicle{id,type{label}},id", '{"id":1,"vehicle":{"id":2,"type":{"label":null}}}'],
      ["visits{b}", '{"visits":[{"b":2},null,5]}'],
      [" id , vehicle { vin } ", '{"id":1,"vehicle":{"vin":"VF1"}}'],
    ] as const;
    for (const [text, expected] of cases) assert.equal(pruned(record, text), expected, text);
  });

  test("keeps nothing for a name that is not there, and a value without fields as it is", () => {
    assert.equal(pruned(record, "nothing"), "{}");
    assert.equal(pruned(record, "id{deeper}"), '{"id":1}');
    assert.equal(pruned(record, "vehicle{nothing}"), '{"vehicle":{}}');
    assert.equal(pruned(record, "constructor,__proto__,toString"), "{}");
  });

  test("combines repeated mentions of a field", () => {
    assert.equal(pruned(record, "vehicle{id},vehicle{vin}"), '{"vehicle":{"id":2,"vin":"VF1"}}');
    const whole = pruned(record, "vehicle");
    assert.equal(pruned(record, "vehicle,vehicle{vin}"), whole);
    assert.equal(pruned(record, "vehicle{vin},vehicle"), whole);
  });

  test("treats keys such as __proto__ as data", () => {
    const tricky = JSON.parse('{"__proto__":{"a":1},"b":2}');
    assert.equal(pruned(tricky, "__proto__{a}"), '{"__proto__":{"a":1}}');
  });

  test("is refused when it is malformed", () => {
    const deep = `${"a{".repeat(10_000)}a${"}".repeat(10_000)}`;
    for (const text of [
      "",
      " ",
      ",",
      "a,",
      ",a",
      "a,,b",
      "a{",
      "a{b",
      "a}",
      "a{b}}",
      "a{}",
      "{a}",
      "a{b}c",
      "a b",
      "a{b}{c}",
      deep,
    ]) {
      assert.throws(() => parseFields(text), BadParameters, text.slice(0, 20));
    }
  });
});
