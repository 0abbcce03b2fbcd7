import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { decode } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { sampleText } from "./bodies.ts";
import { simulatedBytes } from "./servers.ts";

// What a model is, computed from the OpenAPI document alone: the library's own reading is held against it.

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: unknown;
  readonly "x-wire-path"?: string | readonly string[];
  readonly "x-wire-key"?: boolean;
}

before(() => init());

/** What a JSON pointer (RFC 6901) points at. */
function follow(value: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>((inner, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof inner === "object" && inner !== null && Object.hasOwn(inner, name)
      ? (inner as Record<string, unknown>)[name]
      : undefined;
  }, value);
}

/** A schema without references and without the alternative null. */
function resolved(schema: Schema): Schema {
  const { $ref, anyOf, ...rest } = schema;
  if (anyOf) {
    const others = anyOf.filter(({ type }) => type !== "null");
    return others.length === 1 ? { ...resolved(others[0] as Schema), ...rest } : schema;
  }
  return $ref ? { ...resolved(follow(openapi, $ref.slice(1)) as Schema), ...rest } : schema;
}

const pathsOf = ({ "x-wire-path": path = [] }: Schema): readonly string[] => (typeof path === "string" ? [path] : path);

const isNull = (value: unknown) => value === null || value === undefined;

const first = (wire: unknown, schema: Schema): unknown =>
  pathsOf(schema)
    .map((path) => follow(wire, path))
    .find((value) => !isNull(value)) ?? null;

/** An instant of the wire, in any of its forms, in ISO 8601 with milliseconds. */
function instant(value: unknown): unknown {
  const french = /^(\d\d)\/(\d\d)\/(\d{4}) ([\d:]{8}) ([+-]\d\d)(\d\d)$/.exec(String(value));
  const text = french && `${french[3]}-${french[2]}-${french[1]}T${french[4]}${french[5]}:${french[6]}`;
  return new Date(text ?? (value as string | number)).toISOString();
}

function day(value: unknown): unknown {
  const [, date, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(String(value)) ?? [];
  return year ? `${year}-${month}-${date}` : value;
}

function leaf(value: unknown, { format }: Schema): unknown {
  if (isNull(value)) return null;
  return format === "date-time" ? instant(value) : format === "date" ? day(value) : value;
}

function property(wire: unknown, given: Schema): unknown {
  const schema = resolved(given);
  const types = [schema.type].flat();
  if (types.includes("array")) {
    const list = first(wire, schema);
    const items = resolved(schema.items ?? {});
    if (!Array.isArray(list)) return [];
    return list.map((element) => (items.properties ? model(element, items) : leaf(element, items)));
  }
  if (schema.properties) {
    const [path] = pathsOf(schema);
    const group = model(path === undefined ? wire : follow(wire, path), schema);
    return Object.values(group).every((value) => value === null) ? null : group;
  }
  const value = first(wire, schema);
  return types.includes("object") ? (value ?? {}) : leaf(value, schema);
}

function model(wire: unknown, schema: Schema): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(properties.map(([name, each]) => [name, property(wire, each)]));
}

interface Operation {
  readonly operationId: string;
  readonly "x-records"?: string;
  readonly "x-model"?: string;
}

const operations = Object.values(openapi.paths)
  .flatMap((path) => Object.values(path) as Operation[])
  .filter((operation) => operation["x-model"] !== undefined);

function expected(resource: string, answer: unknown): unknown[] {
  const operation = operations.find(({ operationId }) => operationId === resource);
  assert.ok(operation, `no operation ${resource}`);
  const schema = resolved({ $ref: operation["x-model"] as string });
  return (follow(answer, operation["x-records"] ?? "") as unknown[]).map((record) => model(record, schema));
}

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
