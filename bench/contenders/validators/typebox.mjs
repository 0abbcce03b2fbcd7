import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { INSTANT } from "./instants.mjs";

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {import("../validation.mjs").Validate}
 */
export function compile(kind) {
  const schema = Compile(schemaOf(kind));
  return (value) => {
    if (!schema.Check(value)) throw new TypeError(JSON.stringify(schema.Errors(value)));
    return value;
  };
}

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {import("typebox").TSchema}
 */
function schemaOf(kind) {
  switch (kind.kind) {
    case "text":
      return Type.String();
    case "integer":
      return Type.Integer();
    case "number":
      return Type.Number();
    case "boolean":
      return Type.Boolean();
    case "instant":
      return Type.Union([Type.String({ pattern: INSTANT.source }), Type.Integer()]);
    case "integer or text":
      return Type.Union([Type.Integer(), Type.String()]);
    case "number or text":
      return Type.Union([Type.Number(), Type.String()]);
    case "list":
      return Type.Array(schemaOf(kind.of));
    case "map":
      return Type.Record(Type.String(), orNull(schemaOf(kind.of)));
    case "object": {
      const fields = Object.entries(kind.fields).map(([key, field]) => [key, Type.Optional(orNull(schemaOf(field)))]);
      return Type.Object(Object.fromEntries(fields));
    }
    case "any":
      return Type.Unknown();
  }
}

/** @param {import("typebox").TSchema} schema */
const orNull = (schema) => Type.Union([schema, Type.Null()]);
