import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { decode } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { sampleText } from "./bodies.ts";
import { expected, follow, operations, pathsOf, resolved, type Schema } from "./oracle.ts";
import { simulatedBytes } from "./servers.ts";

before(() => init());

test("the models of 300 simulated devices are what the document's wire paths lead to", async () => {
  const body = await simulatedBytes();
  const answer = JSON.parse(new TextDecoder().decode(body));
  assert.equal(answer.length, 300);
  assert.deepStrictEqual(decode("nonCommunicatingDevices", body), expected("nonCommunicatingDevices", answer));
});

test("the model of the vendor's sample is what the document's wire paths lead to", () => {
  const models = expected("nonCommunicatingDevices", JSON.parse(sampleText));
  assert.deepStrictEqual(decode("nonCommunicatingDevices", sampleText), models);
  assert.ok(!JSON.stringify(models).includes("null"), "the sample has a value for every property");
});

test("the wire trees of 300 simulated devices are what JSON.parse gives", async () => {
  const body = await simulatedBytes();
  const answer = JSON.parse(new TextDecoder().decode(body));
  assert.deepStrictEqual(decode("nonCommunicatingDevices", body, { shape: "dto" }), answer);
});

/** Every property of a model, with the names of the groups around it. */
function* propertiesOf(schema: Schema, names: string[] = []): Generator<[string, Schema]> {
  for (const [name, given] of Object.entries(schema.properties ?? {})) {
    const inner = resolved(given);
    yield [[...names, name].join("."), inner];
    if (inner.properties) yield* propertiesOf(inner, [...names, name]);
    else if (inner.items) yield* propertiesOf(resolved(inner.items), []);
  }
}

for (const operation of operations) {
  const schema = resolved({ $ref: operation["x-model"] as string });

  test(`every leaf and list of ${operation.operationId} bears its wire path or is a key, and may be null`, () => {
    for (const [name, each] of propertiesOf(schema)) {
      if (each.properties) continue;
      assert.ok(pathsOf(each).length > 0 || each["x-wire-key"] === true, `${name} bears no wire path`);
      for (const path of pathsOf(each)) assert.match(path, /^\//, name);
    }
  });

  test(`${operation.operationId} is at most two levels deep`, () => {
    for (const [name] of propertiesOf(schema)) assert.ok(name.split(".").length <= 2, name);
  });
}

test("references in the document lead somewhere", () => {
  const references = JSON.stringify(openapi).matchAll(/"\$ref":"#([^"]+)"/g);
  for (const [, pointer] of references) assert.notEqual(follow(openapi, pointer as string), undefined, pointer);
});
