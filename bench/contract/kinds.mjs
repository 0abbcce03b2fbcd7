// The structure of the vendor's answers, in the simplest form that the validators and the bodies need.

import { operationOf, resolved, typesOf, wirePaths } from "./openapi.mjs";

/** @typedef {import("./openapi.mjs").OpenApi} OpenApi */
/** @typedef {import("./openapi.mjs").Schema} Schema */

/**
 * A kind of value. Everything except records and the elements of lists may be null or missing.
 *
 * @typedef {{ kind: "text", values?: readonly string[] | undefined }
 *   | { kind: "integer" | "number" | "boolean" | "instant" | "any" | "integer or text" | "number or text" }
 *   | { kind: "list" | "map", of: Kind }
 *   | { kind: "object", name: string, fields: Record<string, Kind> }} Kind
 */

/**
 * The kind of a resource's whole answer: every documented field.
 * @param {OpenApi} openapi
 * @param {string} resource
 * @returns {Kind}
 */
export function answerKind(openapi, resource) {
  const schema = operationOf(openapi, resource).responses["200"]?.content?.["application/json"]?.schema;
  if (!schema) throw new Error(`The OpenAPI document has no answer schema for ${resource}`);
  return kindOf(openapi, schema);
}

/**
 * @param {OpenApi} openapi
 * @param {Schema} reference
 * @returns {Kind}
 */
function kindOf(openapi, reference) {
  const { name, schema } = resolved(openapi, reference);
  if (name === "DateTimeDto") return { kind: "instant" };
  const types = typesOf(schema);
  if (types.length === 2) return { kind: types.includes("integer") ? "integer or text" : "number or text" };
  switch (types[0]) {
    case "string":
      return { kind: "text", values: schema["x-known-values"] };
    case "integer":
    case "number":
    case "boolean":
      return { kind: types[0] };
    case "array":
      return { kind: "list", of: kindOf(openapi, schema.items ?? {}) };
    case "object": {
      if (!schema.properties) {
        const of = schema.additionalProperties;
        return { kind: "map", of: typeof of === "object" ? kindOf(openapi, of) : { kind: "any" } };
      }
      const fields = Object.entries(schema.properties).map(([key, field]) => [key, kindOf(openapi, field)]);
      return { kind: "object", name: name ?? "Answer", fields: Object.fromEntries(fields) };
    }
    default:
      return { kind: "any" };
  }
}

/**
 * The kind of a resource's records, and of their container.
 * @param {Kind} answer
 * @returns {{ container: "list" | "wrapped list" | "map", record: Kind }}
 */
export function recordKind(answer) {
  if (answer.kind === "list" || answer.kind === "map") return { container: answer.kind, record: answer.of };
  const [list] = answer.kind === "object" ? Object.values(answer.fields) : [];
  if (list?.kind !== "list") throw new Error("The answer is not a list, a map or an object with a list");
  return { container: "wrapped list", record: list.of };
}

/**
 * The same answer with only the fields that the model uses.
 * @param {OpenApi} openapi
 * @param {string} resource
 * @returns {Kind}
 */
export function usedKind(openapi, resource) {
  const whole = answerKind(openapi, resource);
  const { container, record } = recordKind(whole);
  const used = pruned(record, usedKeys(openapi, { $ref: String(operationOf(openapi, resource)["x-model"]) }));
  if (container !== "wrapped list") return { kind: container, of: used };
  const key = whole.kind === "object" ? Object.keys(whole.fields)[0] : undefined;
  return { kind: "object", name: "Answer", fields: { [String(key)]: { kind: "list", of: used } } };
}

/**
 * Used keys, each with the used keys below it; leaves, and values that are used as a whole, have none.
 * @typedef {Map<string, Used>} Used
 */

/**
 * @param {OpenApi} openapi
 * @param {Schema} model
 * @param {Used} [used]
 * @param {readonly string[]} [from] where the paths start
 * @returns {Used}
 */
function usedKeys(openapi, model, used = new Map(), from = []) {
  for (const property of Object.values(resolved(openapi, model).schema.properties ?? {})) {
    const { schema } = resolved(openapi, property);
    const paths = wirePaths(property).map((path) => [...from, ...path]);
    if (schema.properties) usedKeys(openapi, schema, used, paths[0] ?? from);
    else {
      for (const path of paths) {
        const place = path.reduce((inner, key) => {
          const below = inner.get(key) ?? new Map();
          inner.set(key, below);
          return below;
        }, used);
        if (schema.items) usedKeys(openapi, schema.items, place);
      }
    }
  }
  return used;
}

/**
 * @param {Kind} kind
 * @param {Used} used
 * @returns {Kind}
 */
function pruned(kind, used) {
  if (kind.kind === "list") return { kind: "list", of: pruned(kind.of, used) };
  if (kind.kind !== "object") return kind;
  const fields = Object.entries(kind.fields).flatMap(([key, field]) => {
    const below = used.get(key);
    return below ? [[key, pruned(field, below)]] : [];
  });
  return { kind: "object", name: kind.name, fields: Object.fromEntries(fields) };
}
