import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { follow, type Schema } from "../package/oracle.ts";
import { RESOURCE_NAMES } from "../resources.ts";
import { ajv, validatorAt } from "./validators.ts";

type Json = Record<string, unknown>;

/** Every object in the document, with its JSON pointer. */
function* objectsOf(value: unknown, pointer = ""): Generator<[string, Json]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [pointer, value as Json];
  for (const [key, child] of Object.entries(value)) {
    yield* objectsOf(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

/** Every schema that is not part of another. */
const roots = [...objectsOf(openapi)].filter(([pointer]) =>
  /^\/components\/schemas\/[^/]+$|^\/paths\/.*\/schema$/.test(pointer),
);

/** A copy of the document with a value changed at a JSON pointer. */
function changed(pointer: string, value: unknown): Json {
  const copy = structuredClone(openapi) as Json;
  const [, parent = "", key = ""] = /^(.*)\/([^/]+)$/.exec(pointer) ?? [];
  const target = follow(copy, parent) as Json;
  assert.ok(Object.hasOwn(target, key), pointer);
  target[key] = value;
  return copy;
}

test("a validator of OpenAPI 3.1 accepts the document", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openapi) as Json);
  assert.ok(valid, JSON.stringify(errors));
});

test("that validator refuses a document with a mistake", async () => {
  const list = "/paths/~1noncommunicant~1list/get";
  const answer = "/responses/200/content/application~1json/schema/items/$ref";
  for (const broken of [
    changed("/openapi", "2.5.0"),
    changed("/info/title", 5),
    changed(`${list}/parameters/0/in`, "nowhere"),
    changed(`${list}/responses/200/description`, undefined),
    changed(list + answer, "#/components/schemas/Nowhere"),
    changed("/components/securitySchemes/token/in", "nowhere"),
  ]) {
    assert.equal((await new Validator().validate(structuredClone(broken))).valid, false);
  }
});

test("every schema is strictly valid JSON Schema 2020-12", () => {
  assert.ok(roots.length > 100, `${roots.length} schemas`);
  for (const [pointer, schema] of roots) {
    assert.ok(ajv.validateSchema(schema), `${pointer}: ${ajv.errorsText(ajv.errors)}`);
    validatorAt(pointer);
  }
});

test("a schema that is not JSON Schema is found", () => {
  assert.ok(!ajv.validateSchema({ type: "objekt" }));
  assert.throws(() => ajv.compile({ type: "string", nullable: true, "x-unknown": 1 }), /unknown keyword/);
});

test("every schema in the document is used by another, by an operation or as a model", () => {
  const references = JSON.stringify(openapi).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  const used = new Set(Array.from(references, ([, name]) => name));
  for (const name of Object.keys(openapi.components.schemas)) assert.ok(used.has(name), name);
});

test("every reference has a target", () => {
  const references = Array.from(JSON.stringify(openapi).matchAll(/"(?:\$ref|x-model)":"#([^"]+)"/g), ([, to]) => to);
  assert.ok(references.length > 200);
  for (const pointer of references as string[]) assert.notEqual(follow(openapi, pointer), undefined, pointer);
});

test("every object, property, parameter and answer is described", () => {
  for (const [name, schema] of Object.entries(openapi.components.schemas as Record<string, Schema & Json>)) {
    assert.ok(schema.description, name);
    for (const [key, property] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
      assert.ok(property.description, `${name}.${key}`);
    }
  }
  for (const [pointer, { description }] of objectsOf(openapi.paths)) {
    if (/\/parameters\/\d+$|\/responses\/20\d$/.test(pointer)) assert.ok(description, pointer);
  }
});

test("every property of a model is required, and no others are allowed", () => {
  const models = new Set(JSON.stringify(openapi).match(/(?<="x-model":"#\/components\/schemas\/)\w+/g));
  assert.equal(models.size, RESOURCE_NAMES.length);
  for (const [name, schema] of Object.entries(openapi.components.schemas as Record<string, Json>)) {
    if (/Dto$/.test(name) || schema.type !== "object") continue;
    models.delete(name);
    assert.deepEqual(schema.required, Object.keys(schema.properties as Json), name);
    assert.equal(schema.additionalProperties, false, name);
  }
  assert.deepEqual([...models], []);
});
