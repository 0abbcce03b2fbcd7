import { type } from "arktype";
import { INSTANT } from "./instants.mjs";

/** @typedef {import("arktype").Type} Type */

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {import("../validation.mjs").Validate}
 */
export function compile(kind) {
  const schema = schemaOf(kind);
  return (value) => schema.assert(value);
}

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {Type}
 */
function schemaOf(kind) {
  switch (kind.kind) {
    case "text":
      return type.string;
    case "integer":
      return type("number.safe").divisibleBy(1);
    case "number":
      return type.number;
    case "boolean":
      return type.boolean;
    case "instant":
      return type(INSTANT).or(type.number.divisibleBy(1));
    case "integer or text":
      return type.number.divisibleBy(1).or(type.string);
    case "number or text":
      return type.number.or(type.string);
    case "list":
      return schemaOf(kind.of).array();
    case "map":
      return type({ "[string]": schemaOf(kind.of).or("null") });
    case "object": {
      const fields = Object.entries(kind.fields).map(([key, field]) => [`${key}?`, schemaOf(field).or("null")]);
      return type(Object.fromEntries(fields));
    }
    case "any":
      return type.unknown;
  }
}
