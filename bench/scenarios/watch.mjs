// Watching a fleet: what a poll costs, and whether memory stays flat.

import { bodyFile } from "../bodies/body.mjs";

const BODY = /** @type {const} */ ({
  resource: "vehiclePositions",
  records: 10_000,
  language: "french",
  variant: "plain",
});
const SHARES = [0, 0.01, 1];

/**
 * @typedef {object} Watching
 * @property {import("./bench.mjs").RuntimeName} runtime
 * @property {number} records
 * @property {number} pollsForMemory
 * @property {import("../measuring/watch.mjs").WatchCosts} costs
 */

/**
 * @param {import("./bench.mjs").Bench} bench
 * @returns {Promise<Watching[]>}
 */
export async function measureWatching({ runtimes, openapi, settings, report }) {
  const file = await bodyFile(BODY, openapi);
  const { watchSamples: samples, watchPolls: polls } = settings;
  const results = [];
  for (const { name, run } of runtimes) {
    report(name);
    const costs = await run({ kind: "watch", file, shares: SHARES, samples, polls });
    results.push({ runtime: name, records: BODY.records, pollsForMemory: polls, costs });
  }
  return results;
}
