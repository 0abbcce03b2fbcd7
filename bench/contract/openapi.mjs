// The parts of the package's OpenAPI document that the benchmark uses.

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string | readonly string[]} [type]
 * @property {string} [format]
 * @property {readonly Schema[]} [anyOf]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {Schema | boolean} [additionalProperties]
 * @property {string | readonly string[]} [x-wire-path]
 * @property {boolean} [x-wire-key]
 * @property {readonly string[]} [x-known-values]
 */

/**
 * @typedef {object} Operation
 * @property {string} operationId
 * @property {string} [x-records] where the records are in the answer
 * @property {string} [x-model]
 * @property {Record<string, { content?: { "application/json"?: { schema: Schema } } }>} responses
 */

/**
 * @typedef {object} OpenApi
 * @property {Record<string, Record<string, Operation>>} paths
 * @property {{ schemas: Record<string, Schema> }} components
 */

/**
 * @param {OpenApi} openapi
 * @param {string} resource
 */
export function operationOf(openapi, resource) {
  const operations = Object.values(openapi.paths).flatMap((path) => Object.values(path));
  const operation = operations.find(({ operationId }) => operationId === resource);
  if (!operation) throw new Error(`The OpenAPI document has no operation ${resource}`);
  return operation;
}

/**
 * The endpoint of a resource, below the base URL, and its method.
 * @param {OpenApi} openapi
 * @param {string} resource
 */
export function requestOf(openapi, resource) {
  for (const [path, methods] of Object.entries(openapi.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      if (operationId === resource) return { endpoint: path.slice(1), method: method.toUpperCase() };
    }
  }
  throw new Error(`The OpenAPI document has no operation ${resource}`);
}

/**
 * The target of a reference and its name; the schema itself if it is not a reference.
 * @param {OpenApi} openapi
 * @param {Schema} schema
 * @returns {{ name: string | undefined, schema: Schema }}
 */
export function resolved(openapi, schema) {
  const alternatives = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  const [only] = alternatives;
  if (only && alternatives.length === 1) return resolved(openapi, only);
  if (schema.$ref === undefined) return { name: undefined, schema };
  const name = schema.$ref.slice("#/components/schemas/".length);
  const target = openapi.components.schemas[name];
  if (!target) throw new Error(`The OpenAPI document has no schema ${name}`);
  return { name, schema: target };
}

/** @param {Schema} schema */
export const typesOf = ({ type = [] }) => (typeof type === "string" ? [type] : type).filter((type) => type !== "null");

/**
 * Where a property of a model comes from, as keys from the record or from the property's group. If there are several
 * paths, the first value that is not null is used.
 * @param {Schema} schema
 */
export function wirePaths({ "x-wire-path": paths = [] }) {
  return (typeof paths === "string" ? [paths] : paths).map((pointer) =>
    pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}
