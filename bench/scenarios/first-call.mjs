// The first call in a process or page, where nothing is compiled yet: of `decode`, and over the network.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { BODIES, bodyFile } from "../bodies/body.mjs";
import { shuffled } from "../bodies/random.mjs";
import { AGAINST, BASELINE, RESHAPE } from "../contenders/contenders.mjs";
import { requestOf } from "../contract/openapi.mjs";

/** About 256 KB of each resource that has a goal. */
const RECORDS = {
  nonCommunicatingDevices: 20,
  vehicles: 120,
  latestEvents: 93,
  nearestVehicles: 98,
  auxiliaryEquipmentUsage: 140,
};

const RESOURCE = "nonCommunicatingDevices";
const CONTENDERS = [BASELINE, RESHAPE, "zod, used", "ajv, used", "model", "select"];

/** What requests are compared with. */
export const PLAIN_FETCH = "fetch().json()";

/** How long the server takes to answer, in milliseconds. */
export const LATENCY = 150;

/** @typedef {import("./bench.mjs").Bench} Bench */

/**
 * @typedef {object} FirstCalls
 * @property {import("./bench.mjs").RuntimeName} runtime
 * @property {number} bytes
 * @property {import("../measuring/rounds.mjs").Durations} durations
 */

/** @typedef {FirstCalls & { resource: string }} FirstRequests */

/** @param {Bench} bench @returns {Promise<FirstCalls[]>} */
export async function measureFirstCalls(bench) {
  const { file, bytes } = await bodyOf(bench, RESOURCE);
  const contenders = [...CONTENDERS, ...(bench.against ? AGAINST.slice(0, 1) : [])];
  const results = [];
  for (const { name, run } of bench.runtimes) {
    const durations = await inTurns(bench, name, contenders, (id) => {
      const [contender = "", other] = AGAINST.includes(id) ? id.split(", ") : [id];
      return run({ kind: "firstCall", resource: RESOURCE, file, contender, ...(other && AGAINST_BUILD) });
    });
    results.push({ runtime: name, bytes, durations });
  }
  return results;
}

/** @param {Bench} bench @returns {Promise<FirstRequests[]>} */
export async function measureFirstRequests(bench) {
  const ways = [PLAIN_FETCH, "model", ...(bench.against ? AGAINST.slice(0, 1) : [])];
  const results = [];
  for (const { name: resource, params } of bench.resources.slice(0, bench.settings.resources)) {
    if (!(resource in RECORDS)) continue;
    const { file, bytes } = await bodyOf(bench, resource);
    const request = { ...requestOf(bench.openapi, resource), resource, ...(params && { params }) };
    const baseUrl = bench.server.baseUrl(file, Number.POSITIVE_INFINITY, LATENCY);
    for (const { name, run } of bench.runtimes) {
      const durations = await inTurns(bench, `${name}: ${resource}`, ways, (id) => {
        const way = id === PLAIN_FETCH ? PLAIN_FETCH : "models";
        return run({ kind: "firstRequest", ...request, baseUrl, way, ...(AGAINST.includes(id) && AGAINST_BUILD) });
      });
      results.push({ runtime: name, resource, bytes, durations });
    }
  }
  return results;
}

const AGAINST_BUILD = /** @type {const} */ ({ build: "against" });

/**
 * Samples of each, in a new random order each time.
 * @param {Bench} bench
 * @param {string} what
 * @param {readonly string[]} ids
 * @param {(id: string) => Promise<number>} measure
 */
async function inTurns({ settings, report }, what, ids, measure) {
  /** @type {Record<string, number[]>} */
  const durations = Object.fromEntries(ids.map((id) => [id, []]));
  for (let sample = 0; sample < settings.firstCalls; sample++) {
    report(`${what}, ${sample} of ${settings.firstCalls}`);
    for (const id of shuffled(ids, Math.random)) durations[id]?.push(await measure(id));
  }
  return durations;
}

/**
 * @param {Bench} bench
 * @param {string} resource
 */
async function bodyOf({ openapi }, resource) {
  const records = RECORDS[/** @type {keyof typeof RECORDS} */ (resource)];
  const file = await bodyFile({ resource, records, language: "french", variant: "plain" }, openapi);
  return { file, bytes: (await stat(join(BODIES, file))).size };
}
