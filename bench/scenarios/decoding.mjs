// Decoding: bytes in, objects out.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { BODIES, bodyFile } from "../bodies/body.mjs";
import { AGAINST, BASELINE, CONTROL, LIBRARY, RESHAPE, SERDE, VALIDATED } from "../contenders/contenders.mjs";
import { buildSerde } from "../contenders/serde/build.mjs";

/** @typedef {import("./bench.mjs").Bench} Bench */
/** @typedef {import("../bodies/body.mjs").Body} Body */

/**
 * @typedef {object} Measurement
 * @property {import("./bench.mjs").RuntimeName} runtime
 * @property {Body} body
 * @property {number} bytes
 * @property {import("../measuring/rounds.mjs").Durations[]} runs one for each process or page
 */

/** The number of records for comparing this library with `JSON.parse`. */
const ORDINARY = 2000;
/** With many contenders, many rounds of smaller bodies say more than a few rounds of large ones. */
const CROWDED = 500;

/** The sizes of small answers. */
const SMALL = [1, 10, 50, 200];

/** This library compared with `JSON.parse`. @param {Bench} bench */
export const measureLibrary = (bench) =>
  measure(
    bench,
    bench.resources.map(({ name }) => ordinary(name, ORDINARY)),
    [BASELINE, CONTROL, RESHAPE, ...LIBRARY, ...(bench.against ? AGAINST.slice(0, 2) : [])],
    bench.settings.library,
  );

/** All contenders. @param {Bench} bench */
export async function measureRivals(bench) {
  if (bench.settings.serde) await buildSerde(bench.openapi, bench.report);
  const rivals = [...VALIDATED, ...(bench.settings.serde ? SERDE : [])];
  return measure(
    bench,
    compared(bench).map((name) => ordinary(name, CROWDED)),
    [BASELINE, RESHAPE, ...rivals, "model"],
    bench.settings.rivals,
  );
}

/** Answers of a few records. @param {Bench} bench */
export const measureSmall = (bench) =>
  measure(
    bench,
    compared(bench).flatMap((name) => SMALL.map((records) => ordinary(name, records))),
    ownContenders(bench),
    bench.settings.small,
  );

/** Other sizes, texts and layouts: each body differs from the ordinary one in a single respect. @param {Bench} bench */
export function measureGrid(bench) {
  const bodies = compared(bench).flatMap((name) => {
    const body = ordinary(name, bench.settings.ordinary);
    const sizes = bench.settings.sizes.map((records) => ({ ...body, records }));
    const languages = /** @type {const} */ (["ascii", "cjk"]).map((language) => ({ ...body, language }));
    const variants = /** @type {const} */ (["pretty", "shuffled", "nulls", "unknown", "dates"]);
    return [...sizes, ...languages, ...variants.map((variant) => ({ ...body, variant }))];
  });
  return measure(bench, bodies, ownContenders(bench), bench.settings.grid);
}

/** The resources that get a column each. @param {Bench} bench */
const compared = ({ resources, settings }) => resources.slice(0, settings.resources).map(({ name }) => name);

/** @param {Bench} bench */
const ownContenders = ({ against }) => [BASELINE, RESHAPE, "model", ...(against ? AGAINST.slice(0, 1) : [])];

/**
 * @param {string} resource
 * @param {number} records
 * @returns {Body}
 */
const ordinary = (resource, records) => ({ resource, records, language: "french", variant: "plain" });

/**
 * @param {Bench} bench
 * @param {readonly Body[]} bodies
 * @param {readonly string[]} contenders
 * @param {import("../measuring/rounds.mjs").Limits} limits
 * @returns {Promise<Measurement[]>}
 */
async function measure({ runtimes, resources, openapi, report }, bodies, contenders, { processes, ...limits }) {
  /** @type {Measurement[]} */
  const measurements = [];
  for (const body of bodies) {
    report(`make ${body.records} ${body.resource}`);
    const file = await bodyFile(body, openapi);
    const bytes = (await stat(join(BODIES, file))).size;
    const select = resources.find(({ name }) => name === body.resource)?.select ?? [];
    for (const runtime of runtimes) {
      report(`${runtime.name}: ${body.records} ${body.resource}, ${body.language}, ${body.variant}`);
      const job = /** @type {const} */ ({ kind: "rounds", resource: body.resource, select, file, contenders });
      const count = runtime.name === "node" ? processes : 1;
      const share = {
        rounds: Math.ceil(limits.rounds / count),
        seconds: limits.seconds / count,
        minRounds: Math.ceil(limits.minRounds / count),
      };
      const runs = [];
      // One comparison of the outputs is enough.
      for (let run = 0; run < count; run++)
        runs.push(await runtime.run({ ...job, limits: share, isChecked: run === 0 }));
      measurements.push({ runtime: runtime.name, body, bytes, runs });
    }
  }
  return measurements;
}
