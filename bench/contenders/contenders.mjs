// What is measured, in both Node and Chromium: bytes in, usable objects out.

import { answerKind, usedKind } from "../contract/kinds.mjs";
import { VALIDATORS } from "./validation.mjs";

/** @typedef {typeof import("../../pkg/index.js")} Library */

/** @typedef {{ decode: (resource: string, extent: string, body: Uint8Array) => unknown }} Serde */

/**
 * @typedef {object} Material
 * @property {Library} library
 * @property {Library | undefined} against another build of it
 * @property {import("../contract/openapi.mjs").OpenApi} openapi
 * @property {(answer: unknown) => Record<string, unknown>[]} reshape hand-written conversion of an answer to models
 * @property {() => Promise<Serde>} serde
 * @property {string} resource
 * @property {readonly string[]} select
 * @property {Uint8Array} body
 */

/**
 * @typedef {object} Contender
 * @property {string} id
 * @property {"tree" | "model" | "selection"} output
 * @property {() => unknown} run
 */

export const BASELINE = "JSON.parse";
/** The baseline again: any difference is noise. */
export const CONTROL = "JSON.parse again";
export const RESHAPE = "reshape";
export const LIBRARY = /** @type {const} */ (["model", "select", "dto", "lenient"]);
/** The same by another build. */
export const AGAINST = LIBRARY.map((id) => `${id}, other build`);
export const VALIDATED = Object.keys(VALIDATORS).flatMap((name) => [`${name}, used`, `${name}, all`]);
/** Takes a minute to compile. */
export const SERDE = ["serde, used", "serde, all"];

/**
 * @param {readonly string[]} ids
 * @param {Material} material
 * @returns {Promise<Contender[]>}
 */
export const createContenders = (ids, material) => Promise.all(ids.map((id) => createContender(id, material)));

/**
 * @param {string} id
 * @param {Material} material
 * @returns {Promise<Contender>}
 */
async function createContender(id, material) {
  const { library, against, openapi, reshape, serde, resource, select, body } = material;
  const decoder = new TextDecoder();
  const parse = () => JSON.parse(decoder.decode(body));
  const name = /** @type {import("../../pkg/index.js").ResourceName} */ (resource);
  switch (id) {
    case BASELINE:
    case CONTROL:
      return { id, output: "tree", run: parse };
    case RESHAPE:
      return { id, output: "model", run: () => reshape(parse()) };
    case "model":
      return { id, output: "model", run: () => library.decode(name, body) };
    case "select": {
      const options = { select: /** @type {never[]} */ ([...select]) };
      return { id, output: "selection", run: () => library.decode(name, body, options) };
    }
    case "dto":
      return { id, output: "tree", run: () => library.decode(name, body, { shape: "dto" }) };
    case "lenient":
      return { id, output: "model", run: () => library.decode(name, body, { validation: "lenient" }) };
  }
  const [validator = "", extent = ""] = id.split(", ");
  if (extent === "other build") {
    if (!against) throw new Error("There is no other build");
    return { ...(await createContender(validator, { ...material, library: against })), id };
  }
  if (validator === "serde") {
    const { decode } = await serde();
    return { id, output: "model", run: () => reshape(decode(resource, extent, body)) };
  }
  const load = VALIDATORS[validator];
  if (!load) throw new Error(`There is no contender ${id}`);
  const kind = extent === "used" ? usedKind(openapi, resource) : answerKind(openapi, resource);
  const validate = (await load()).compile(kind);
  return { id, output: "model", run: () => reshape(validate(parse())) };
}
