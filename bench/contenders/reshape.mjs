// Generates the JavaScript that turns the vendor's answer into models, as one would write it by hand: straight-line
// code that looks up every container once and checks nothing.

import { operationOf, resolved, typesOf, wirePaths } from "../contract/openapi.mjs";

/** @typedef {import("../contract/openapi.mjs").OpenApi} OpenApi */
/** @typedef {import("../contract/openapi.mjs").Schema} Schema */

const DATES = `
function instant(value) {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") {
    if (value.length === 24 && value[23] === "Z") return value;
    if (value[2] === "/") {
      const day = value.slice(6, 10) + "-" + value.slice(3, 5) + "-" + value.slice(0, 2);
      const zone = value.slice(20, 23) + ":" + value.slice(23);
      return new Date(day + "T" + value.slice(11, 19) + zone).toISOString();
    }
  }
  return new Date(value).toISOString();
}

function day(value) {
  if (value === undefined || value === null) return null;
  return value[2] === "/" ? value.slice(6) + "-" + value.slice(3, 5) + "-" + value.slice(0, 2) : value;
}
`;

/**
 * A module whose \`reshape\` turns a parsed answer into models.
 * @param {OpenApi} openapi
 * @param {string} resource
 */
export function reshapeModule(openapi, resource) {
  const operation = operationOf(openapi, resource);
  /** @type {Map<string, string>} */
  const functions = new Map();
  const make = modelFunction({ $ref: String(operation["x-model"]) }, false);
  const records = (operation["x-records"] ?? "").split("/").slice(1);
  const answer = ["answer", ...records].join(".");
  const keyed = typesOf(operation.responses["200"]?.content?.["application/json"]?.schema ?? {})[0] === "object";
  const models =
    keyed && records.length === 0
      ? `Object.entries(${answer}).map(([key, record]) => ${make}(record, key))`
      : `${answer}.map((record) => ${make}(record))`;
  const reshape = `export function reshape(answer) {\n  return ${models};\n}\n`;
  return `${reshape}\n${[...functions.values()].join("\n")}${DATES}`;

  /**
   * The name of the function that makes a model; groups without any values are null.
   * @param {Schema} reference
   * @param {boolean} isGroup
   */
  function modelFunction(reference, isGroup) {
    const { name: title = "", schema } = resolved(openapi, reference);
    const name = `${isGroup ? "group" : "to"}${title}`;
    if (!functions.has(name)) {
      functions.set(name, "");
      functions.set(name, modelText(name, schema, isGroup));
    }
    return name;
  }

  /**
   * @param {string} name
   * @param {Schema} schema
   * @param {boolean} isGroup
   */
  function modelText(name, schema, isGroup) {
    const lookUps = createLookUps();
    const properties = Object.entries(schema.properties ?? {});
    const values = properties.map(([key, property]) => `const ${key}$ = ${propertyText(property, lookUps)};`);
    const names = properties.map(([key]) => key);
    const isEmpty = names.map((key) => `${key}$ === null`).join(" && ");
    const lines = [
      ...lookUps.lines,
      ...values,
      ...(isGroup ? [`if (${isEmpty}) return null;`] : []),
      `return { ${names.map((key) => `${key}: ${key}$`).join(", ")} };`,
    ];
    return `function ${name}(wire, key) {\n${lines.map((line) => `  ${line}`).join("\n")}\n}\n`;
  }

  /**
   * @param {Schema} property
   * @param {ReturnType<typeof createLookUps>} lookUps
   */
  function propertyText(property, lookUps) {
    if (property["x-wire-key"]) return typesOf(property).includes("integer") ? "Number(key)" : "key";
    const { schema } = resolved(openapi, property);
    const places = wirePaths(property).map((path) => lookUps.place(path));
    if (schema.properties) return `${modelFunction(property, true)}(${places[0] ?? "wire"})`;
    const value = places.join(" ?? ");
    const type = typesOf(schema)[0];
    if (type === "array") {
      const items = schema.items ?? {};
      if (!resolved(openapi, items).schema.properties) return `${value} ?? []`;
      return `(${value} ?? []).map((element) => ${modelFunction(items, false)}(element))`;
    }
    if (type === "object") return `${value} ?? {}`;
    if (schema.format === "date-time") return `instant(${value})`;
    if (schema.format === "date") return `day(${value})`;
    return `${value} ?? null`;
  }
}

/** Constants for the containers, so that each is looked up once. */
function createLookUps() {
  /** @type {Map<string, string>} */
  const declared = new Map([["", "wire"]]);
  /** @type {string[]} */
  const lines = [];
  /**
   * @param {readonly string[]} path
   * @returns {string}
   */
  function container(path) {
    const id = path.join("/");
    const found = declared.get(id);
    if (found !== undefined) return found;
    const name = path.join("_");
    lines.push(`const ${name} = ${place(path)};`);
    declared.set(id, name);
    return name;
  }
  /** @param {readonly string[]} path */
  const place = (path) => `${container(path.slice(0, -1))}?.${path.at(-1)}`;
  return { lines, place };
}
