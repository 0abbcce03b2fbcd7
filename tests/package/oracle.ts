import assert from "node:assert/strict";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };

// Computes models from the OpenAPI document alone, to compare the library's results with.

export interface Schema {
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

/** What a JSON pointer (RFC 6901) points to. */
export function follow(value: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>((inner, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof inner === "object" && inner !== null && Object.hasOwn(inner, name)
      ? (inner as Record<string, unknown>)[name]
      : undefined;
  }, value);
}

/** A schema with its reference resolved, and without null as an alternative. */
export function resolved(schema: Schema): Schema {
  const { $ref, anyOf, ...rest } = schema;
  if (anyOf) {
    const others = anyOf.filter(({ type }) => type !== "null");
    return others.length === 1 ? { ...resolved(others[0] as Schema), ...rest } : schema;
  }
  return $ref ? { ...resolved(follow(openapi, $ref.slice(1)) as Schema), ...rest } : schema;
}

/** The schemas along a path, from that of the value itself to that of the place at the end. */
export function schemasTo(start: Schema, path: readonly (string | number)[]): Schema[] {
  const schemas = [resolved(start)];
  for (const key of path) {
    const { items, properties, additionalProperties } = schemas.at(-1) ?? {};
    const below = typeof key === "number" ? items : (properties?.[key] ?? (additionalProperties as Schema | undefined));
    schemas.push(resolved(below || {}));
  }
  return schemas;
}

/** Whether the keys of an object are data. */
export const isMap = ({ additionalProperties }: Schema): boolean => typeof additionalProperties === "object";

/** Whether the values can be anything, too. */
export const isMapOfAnything = (schema: Schema): boolean =>
  isMap(schema) && Object.keys(schema.additionalProperties as object).length === 0;

export const pathsOf = ({ "x-wire-path": path = [] }: Schema): readonly string[] =>
  typeof path === "string" ? [path] : path;

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

function property(wire: unknown, reference: Schema, key?: string): unknown {
  const schema = resolved(reference);
  if (schema["x-wire-key"]) return [schema.type].flat().includes("integer") ? Number(key) : key;
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

function model(wire: unknown, schema: Schema, key?: string): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(properties.map(([name, each]) => [name, property(wire, each, key)]));
}

export interface Operation {
  readonly operationId: string;
  readonly "x-records"?: string;
  readonly "x-model"?: string;
}

export const operations = Object.values(openapi.paths)
  .flatMap((path) => Object.values(path) as Operation[])
  .filter((operation) => operation["x-model"] !== undefined);

/** The models for a resource's parsed answer. */
export function expected(resource: string, answer: unknown): unknown[] {
  const operation = operations.find(({ operationId }) => operationId === resource);
  assert.ok(operation, `no operation ${resource}`);
  const schema = resolved({ $ref: operation["x-model"] as string });
  const records = follow(answer, operation["x-records"] ?? "");
  if (Array.isArray(records)) return records.map((record) => model(record, schema));
  return Object.entries(records as object).map(([key, record]) => model(record, schema, key));
}
