import { Ajv } from "ajv";
import { INSTANT } from "./instants.mjs";

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @returns {import("../validation.mjs").Validate}
 */
export function compile(kind) {
  // Its strict mode rejects lists of types.
  const validate = new Ajv({ strict: false }).compile(schemaOf(kind));
  return (value) => {
    if (!validate(value)) throw new TypeError(JSON.stringify(validate.errors));
    return value;
  };
}

const SAFE = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/**
 * @param {import("../../contract/kinds.mjs").Kind} kind
 * @param {boolean} [nullable]
 * @returns {Record<string, unknown>}
 */
function schemaOf(kind, nullable = false) {
  const types = (/** @type {string[]} */ ...names) => ({ type: nullable ? [...names, "null"] : names });
  switch (kind.kind) {
    case "text":
      return types("string");
    case "integer":
      return { ...types("integer"), ...SAFE };
    case "number":
      return types("number");
    case "boolean":
      return types("boolean");
    case "instant":
      return { ...types("string", "integer"), pattern: INSTANT.source };
    case "integer or text":
      return types("integer", "string");
    case "number or text":
      return types("number", "string");
    case "list":
      return { ...types("array"), items: schemaOf(kind.of) };
    case "map":
      return { ...types("object"), additionalProperties: schemaOf(kind.of, true) };
    case "object": {
      const fields = Object.entries(kind.fields).map(([key, field]) => [key, schemaOf(field, true)]);
      return { ...types("object"), properties: Object.fromEntries(fields) };
    }
    case "any":
      return {};
  }
}
