import * as z from "zod";
import { INSTANT } from "./instants.mjs";

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {import("../validation.mjs").Validate}
 */
export function compile(kind) {
  const schema = schemaOf(kind);
  return (value) => schema.parse(value);
}

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {z.ZodType}
 */
function schemaOf(kind) {
  switch (kind.kind) {
    case "text":
      return z.string();
    case "integer":
      return z.int();
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "instant":
      return z.union([z.string().regex(INSTANT), z.int()]);
    case "integer or text":
      return z.union([z.int(), z.string()]);
    case "number or text":
      return z.union([z.number(), z.string()]);
    case "list":
      return z.array(schemaOf(kind.of));
    case "map":
      return z.record(z.string(), schemaOf(kind.of).nullish());
    case "object": {
      const fields = Object.entries(kind.fields).map(([key, field]) => [key, schemaOf(field).nullish()]);
      return z.object(Object.fromEntries(fields));
    }
    case "any":
      return z.unknown();
  }
}
