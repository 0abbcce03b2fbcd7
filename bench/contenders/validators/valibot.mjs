import * as v from "valibot";
import { INSTANT } from "./instants.mjs";

const INTEGER = v.pipe(v.number(), v.safeInteger());

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {import("../validation.mjs").Validate}
 */
export function compile(kind) {
  const schema = schemaOf(kind);
  return (value) => v.parse(schema, value);
}

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {v.GenericSchema}
 */
function schemaOf(kind) {
  switch (kind.kind) {
    case "text":
      return v.string();
    case "integer":
      return INTEGER;
    case "number":
      return v.number();
    case "boolean":
      return v.boolean();
    case "instant":
      return v.union([v.pipe(v.string(), v.regex(INSTANT)), INTEGER]);
    case "integer or text":
      return v.union([INTEGER, v.string()]);
    case "number or text":
      return v.union([v.number(), v.string()]);
    case "list":
      return v.array(schemaOf(kind.of));
    case "map":
      return v.record(v.string(), v.nullish(schemaOf(kind.of)));
    case "object": {
      const fields = Object.entries(kind.fields).map(([key, field]) => [key, v.nullish(schemaOf(field))]);
      return v.object(Object.fromEntries(fields));
    }
    case "any":
      return v.unknown();
  }
}
