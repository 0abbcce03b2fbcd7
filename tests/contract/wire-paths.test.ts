import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ResourceName } from "ocean-fleet";
import { pathsOf, resolved, type Schema } from "../package/oracle.ts";
import { rowOf } from "../resources.ts";
import { places, recordRef } from "./operations.ts";

// Checks where the document says that a model's values come from against the wire's schemas.

/** A property of a model, and the wire object that its paths start at. */
interface Property {
  /** Including the names of the groups around it; the path starts over in the elements of a list. */
  readonly names: readonly string[];
  readonly schema: Schema;
  readonly start: Schema;
}

/** The schema at a place on the wire, if there is such a place. */
function wireAt(start: Schema, pointer: string): Schema | undefined {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<Schema | undefined>((schema, key) => {
    const next = schema?.properties?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
    return next && resolved(next);
  }, start);
}

function* propertiesOf(model: Schema, start: Schema, names: readonly string[] = []): Generator<Property> {
  for (const [name, property] of Object.entries(model.properties ?? {})) {
    const schema = resolved(property);
    yield { names: [...names, name], schema, start };
    const [path] = pathsOf(schema);
    const inner = path === undefined ? start : wireAt(start, path);
    if (schema.properties) yield* propertiesOf(schema, inner ?? {}, [...names, name]);
    const items = resolved(schema.items ?? {});
    if (items.properties) yield* propertiesOf(items, resolved(inner?.items ?? {}));
  }
}

const typesOf = ({ type }: Schema): string[] => [type ?? []].flat().filter((each) => each !== "null");

/** The sort of value that a schema describes, in terms that model and wire share. */
function sortOf(schema: Schema): string {
  if (schema.items) return `list of ${sortOf(resolved(schema.items))}`;
  const alternatives = schema.anyOf?.map((each) => sortOf(resolved(each))) ?? [];
  if (schema.format === "date-time" || alternatives.includes("instant")) return "instant";
  // Days and times of day have their own formats on the wire.
  if (schema.format === "date") return "string";
  return typesOf(schema).join(" or ");
}

const isGroup = ({ schema }: Property) => schema.properties !== undefined;

for (const place of places.filter(({ operation }) => operation["x-model"])) {
  const model = resolved({ $ref: place.operation["x-model"] as string });
  const record = resolved({ $ref: recordRef(place) });
  const properties = [...propertiesOf(model, record)];
  const values = properties.filter((property) => !isGroup(property));

  describe(`the model of ${place.operation.operationId}`, () => {
    it("is at most two levels deep", () => {
      for (const { names } of properties) assert.ok(names.length <= 2, names.join("."));
    });

    it("has either a wire path or the key of a map for every leaf and list", () => {
      assert.ok(values.length > 0);
      for (const { names, schema } of values) {
        const isKey = schema["x-wire-key"] === true;
        assert.equal(pathsOf(schema).length > 0, !isKey, names.join("."));
      }
    });

    it("has at most one wire path for a group", () => {
      for (const { names, schema } of properties.filter(isGroup)) {
        assert.ok(pathsOf(schema).length <= 1 && !schema["x-wire-key"], names.join("."));
      }
    });

    it("has wire paths that lead to documented values of the same sort", () => {
      for (const { names, schema, start } of properties) {
        for (const path of pathsOf(schema)) {
          const wire = wireAt(start, path);
          assert.ok(wire, `${names.join(".")}: the wire has no ${path}`);
          if (!schema.properties) assert.equal(sortOf(resolved(schema)), sortOf(wire), `${names.join(".")}: ${path}`);
        }
      }
    });

    it("takes the key of a record only where the records are a map", () => {
      const keys = values.filter(({ schema }) => schema["x-wire-key"]).map(({ names }) => names.join("."));
      const { isMap, identity } = rowOf(place.operation.operationId as ResourceName);
      assert.deepEqual(keys, isMap ? identity : []);
    });
  });
}
