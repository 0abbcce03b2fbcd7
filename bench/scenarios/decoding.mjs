// Decoding: bytes in, objects out.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { BODIES, bodyFile } from "../bodies/body.mjs";
import { BASELINE, CONTROL, LIBRARY, RESHAPE, SERDE, VALIDATED } from "../contenders/contenders.mjs";
import { buildSerde } from "../contenders/serde/build.mjs";

/** @typedef {import("./bench.mjs").Bench} Bench */
/** @typedef {import("../bodies/body.mjs").Body} Body */

/**
 * @typedef {object} Measurement
 * @property {import("./bench.mjs").RuntimeName} runtime
 * @property {Body} body
 * @property {number} bytes
 * @property {import("../measuring/rounds.mjs").Durations} durations
 */

/** The number of records for comparing this library with `JSON.parse`. */
const ORDINARY = 2000;
/** With many contenders, many rounds of smaller bodies say more than a few rounds of large ones. */
const CROWDED = 500;

/** This library compared with `JSON.parse`. @param {Bench} bench */
export const measureLibrary = (bench) =>
  measure(
    bench,
    bench.resources.map(({ name }) => ordinary(name, ORDINARY)),
    [BASELINE, CONTROL, RESHAPE, ...LIBRARY],
    bench.settings.library,
  );

/** All contenders. @param {Bench} bench */
export async function measureRivals(bench) {
  if (bench.settings.serde) await buildSerde(bench.openapi, bench.report);
  const rivals = [...VALIDATED, ...(bench.settings.serde ? SERDE : [])];
  return measure(
    bench,
    bench.resources.slice(0, bench.settings.resources).map(({ name }) => ordinary(name, CROWDED)),
    [BASELINE, RESHAPE, ...rivals, "model"],
    bench.settings.rivals,
  );
}

/** Other sizes, texts and layouts: each body differs from the ordinary one in a single respect. @param {Bench} bench */
export function measureGrid(bench) {
  const bodies = bench.resources.slice(0, bench.settings.resources).flatMap(({ name }) => {
    const body = ordinary(name, bench.settings.ordinary);
    const sizes = bench.settings.sizes.map((records) => ({ ...body, records }));
    const languages = /** @type {const} */ (["ascii", "cjk"]).map((language) => ({ ...body, language }));
    const variants = /** @type {const} */ (["pretty", "shuffled", "nulls", "unknown", "dates"]);
    return [...sizes, ...languages, ...variants.map((variant) => ({ ...body, variant }))];
  });
  return measure(bench, bodies, [BASELINE, RESHAPE, "model"], bench.settings.grid);
}

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
async function measure({ runtimes, resources, openapi, report }, bodies, contenders, limits) {
  /** @type {Measurement[]} */
  const measurements = [];
  for (const body of bodies) {
    report(`make ${body.records} ${body.resource}`);
    const file = await bodyFile(body, openapi);
    const bytes = (await stat(join(BODIES, file))).size;
    const select = resources.find(({ name }) => name === body.resource)?.select ?? [];
    for (const runtime of runtimes) {
      report(`${runtime.name}: ${body.records} ${body.resource}, ${body.language}, ${body.variant}`);
      const job = /** @type {const} */ ({ kind: "rounds", resource: body.resource, select, file, contenders, limits });
      const durations = await runtime.run(job);
      measurements.push({ runtime: runtime.name, body, bytes, durations });
    }
  }
  return measurements;
}
