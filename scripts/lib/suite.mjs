import { describe } from "./problem.mjs";
import { count, nothing } from "./tally.mjs";

/** @typedef {{ tally: import("./tally.mjs").Tally, output: string }} Outcome `output` is what to show on a failure */

/**
 * @typedef {object} Suite
 * @property {string} name what `--only` takes
 * @property {string} about
 * @property {() => Promise<Outcome>} run sets up what the suite needs, then runs it
 */

/** @typedef {Outcome & { name: string, note: string, milliseconds: number }} Report */

/**
 * Runs a suite. A suite that cannot be set up or runs no tests also counts as failed.
 * @param {Suite} suite
 * @returns {Promise<Report>}
 */
export async function runSuite(suite) {
  const started = performance.now();
  const { note, ...outcome } = await attempt(suite);
  return { name: suite.name, note, ...outcome, milliseconds: performance.now() - started };
}

/** @param {Suite} suite */
async function attempt(suite) {
  try {
    const outcome = await suite.run();
    if (count(outcome.tally) > 0) return { ...outcome, note: "" };
    return { tally: { ...nothing, failed: 1 }, output: outcome.output, note: "no tests ran" };
  } catch (error) {
    return { tally: { ...nothing, failed: 1 }, output: describe(error), note: "could not run" };
  }
}
