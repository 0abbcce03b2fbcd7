import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };

// The document's schemas as Ajv reads them: it shares nothing with the library, so that each checks the other.

const DOCUMENT = "openapi.json";

/** What the document says beyond JSON Schema: notes, which restrict nothing. */
const EXTENSIONS = ["x-known-values", "x-wire-path", "x-wire-key", "x-name", "x-names"];

/** Strictly: a keyword that is unknown, or cannot apply, is an error. */
export const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
// Schemas are parts of a document, whose other parts are none.
ajv.addVocabulary([...Object.keys(openapi), ...EXTENSIONS]);
ajv.addSchema(openapi, DOCUMENT);

/** What checks values against the schema at a place in the document, which is given as a JSON pointer. */
export function validatorAt(pointer: string): ValidateFunction {
  return ajv.compile({ $ref: `${DOCUMENT}#${pointer.split("/").map(encodeURIComponent).join("/")}` });
}

/** What is wrong with a value, in words; nothing where it is as the schema wants it. */
export function complaints(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "the root"} ${message}`);
}

/** The innermost place at which a value is not as the schema wants it, as a JSON pointer. */
export function faultIn(validate: ValidateFunction, value: unknown): string | undefined {
  if (validate(value)) return undefined;
  // Where there are alternatives, such as null, the value around the fault fits none of them, either.
  const places = validate.errors?.map(({ instancePath }) => instancePath) ?? [];
  return places.sort((a, b) => b.length - a.length)[0];
}

/** A path of keys as RFC 6901 writes it. */
export const pointerOf = (keys: readonly (string | number)[]): string =>
  keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
