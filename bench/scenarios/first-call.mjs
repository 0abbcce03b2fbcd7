// The first call in a process or page, where nothing is compiled yet.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { BODIES, bodyFile } from "../bodies/body.mjs";
import { shuffled } from "../bodies/random.mjs";
import { BASELINE, RESHAPE } from "../contenders/contenders.mjs";

/** About 256 KB. */
const BODY = /** @type {const} */ ({
  resource: "nonCommunicatingDevices",
  records: 20,
  language: "french",
  variant: "plain",
});

const CONTENDERS = [BASELINE, RESHAPE, "zod, used", "ajv, used", "model", "select"];

/**
 * @typedef {object} FirstCalls
 * @property {import("./bench.mjs").RuntimeName} runtime
 * @property {number} bytes
 * @property {import("../measuring/rounds.mjs").Durations} durations
 */

/**
 * @param {import("./bench.mjs").Bench} bench
 * @returns {Promise<FirstCalls[]>}
 */
export async function measureFirstCalls({ runtimes, openapi, settings, report }) {
  const file = await bodyFile(BODY, openapi);
  const bytes = (await stat(join(BODIES, file))).size;
  const results = [];
  for (const { name, run } of runtimes) {
    /** @type {Record<string, number[]>} */
    const durations = Object.fromEntries(CONTENDERS.map((contender) => [contender, []]));
    for (let sample = 0; sample < settings.firstCalls; sample++) {
      report(`${name}: ${sample} of ${settings.firstCalls}`);
      for (const contender of shuffled(CONTENDERS, Math.random)) {
        durations[contender]?.push(await run({ kind: "firstCall", resource: BODY.resource, file, contender }));
      }
    }
    results.push({ runtime: name, bytes, durations });
  }
  return results;
}
