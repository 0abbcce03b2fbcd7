import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };

// The document's schemas as read by Ajv, which shares nothing with the library, so that each checks the other.

const DOCUMENT = "openapi.json";

/** The document's additions to JSON Schema: annotations that restrict nothing. */
const EXTENSIONS = ["x-known-values", "x-wire-path", "x-wire-key", "x-name", "x-names"];

/** Strict: unknown keywords, and keywords that cannot apply, are errors. */
export const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
// The schemas are in a document with parts that are not schemas.
ajv.addVocabulary([...Object.keys(openapi), ...EXTENSIONS]);
ajv.addSchema(openapi, DOCUMENT);

/** A validator for the schema at a JSON pointer in the document. */
export function validatorAt(pointer: string): ValidateFunction {
  return ajv.compile({ $ref: `${DOCUMENT}#${pointer.split("/").map(encodeURIComponent).join("/")}` });
}

/** What is wrong with a value, in words; empty if it matches the schema. */
export function complaints(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "the root"} ${message}`);
}

/** The innermost place where a value does not match the schema, as a JSON pointer. */
export function faultIn(validate: ValidateFunction, value: unknown): string | undefined {
  if (validate(value)) return undefined;
  // With alternatives such as null, the value around the mistake matches none of them either.
  const places = validate.errors?.map(({ instancePath }) => instancePath) ?? [];
  return places.sort((a, b) => b.length - a.length)[0];
}

/** A path of keys as a JSON pointer (RFC 6901). */
export const pointerOf = (keys: readonly (string | number)[]): string =>
  keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
