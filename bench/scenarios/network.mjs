// An answer over the network: how soon it can be used, whether the page stays responsive, and how much memory it takes.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { BODIES, bodyFile } from "../bodies/body.mjs";
import { shuffled } from "../bodies/random.mjs";
import { resourceNamed } from "../resources.mjs";

/** @typedef {import("./bench.mjs").Bench} Bench */
/** @typedef {import("./bench.mjs").RuntimeName} RuntimeName */
/** @typedef {import("../measuring/transfer.mjs").Way} Way */

/**
 * @typedef {object} Transfers
 * @property {RuntimeName} runtime
 * @property {number | null} megabits per second; null means unthrottled
 * @property {number} bytes
 * @property {Record<string, import("../measuring/transfer.mjs").Transfer[]>} transfers by way
 * @property {Record<string, (number | null)[]>} stalls the longest of each run, in milliseconds, by way
 */

/**
 * @typedef {object} Footprints
 * @property {RuntimeName} runtime
 * @property {number} bytes
 * @property {Record<string, import("../runtimes/job.mjs").Footprint>} footprints by way
 */

const DEVICES = resourceNamed("nonCommunicatingDevices");
/** The size of one device. */
const DEVICE = 12_870;
const WAYS = /** @type {const} */ (["fetch().json()", "models", "stream"]);

/** @param {Bench} bench @returns {Promise<Transfers[]>} */
export async function measureTransfers(bench) {
  const { runtimes, settings, report } = bench;
  const results = [];
  for (const { megabits, records, samples } of settings.networks) {
    const { request, bytes } = await served(bench, records, megabits);
    const isFast = megabits === Number.POSITIVE_INFINITY;
    for (const { name, run } of runtimes) {
      const transfers = empty(/** @type {import("../measuring/transfer.mjs").Transfer[]} */ ([]));
      const stalls = empty(/** @type {(number | null)[]} */ ([]));
      for (let sample = 0; sample < samples; sample++) {
        for (const way of shuffled(WAYS, Math.random)) {
          report(`${name}: ${way}, ${isFast ? "unthrottled" : `${megabits} Mbit/s`}`);
          transfers[way].push(await run({ kind: "transfer", ...request, way }));
          // Observing costs time, so it is never done during a timed run.
          if (isFast || sample === 0) stalls[way].push(await run({ kind: "stall", ...request, way }));
        }
      }
      results.push({ runtime: name, megabits: isFast ? null : megabits, bytes, transfers, stalls });
    }
  }
  return results;
}

/** @param {Bench} bench @returns {Promise<Footprints[]>} */
export async function measureMemory(bench) {
  const { request, bytes } = await served(
    bench,
    Math.ceil((bench.settings.memoryMegabytes * 1e6) / DEVICE),
    Number.POSITIVE_INFINITY,
  );
  const results = [];
  for (const { name, run } of bench.runtimes) {
    /** @type {Footprints["footprints"]} */
    const footprints = {};
    for (const way of [...WAYS, /** @type {const} */ ("stream, nothing kept")]) {
      bench.report(`${name}: ${way}`);
      footprints[way] = await run({ kind: "footprint", ...request, way });
    }
    results.push({ runtime: name, bytes, footprints });
  }
  return results;
}

/**
 * @param {Bench} bench
 * @param {number} records
 * @param {number} megabits
 */
async function served({ openapi, server }, records, megabits) {
  const { name } = DEVICES;
  const file = await bodyFile({ resource: name, records, language: "french", variant: "plain" }, openapi);
  const bytes = (await stat(join(BODIES, file))).size;
  return {
    request: { resource: name, endpoint: "noncommunicant/list", baseUrl: server.baseUrl(file, megabits) },
    bytes,
  };
}

/**
 * @template T
 * @param {T[]} _
 * @returns {Record<typeof WAYS[number], T[]>}
 */
const empty = (_) => ({ "fetch().json()": [], models: [], stream: [] });
