import { runStep } from "./run.mjs";
import { sum } from "./tally.mjs";

const RESULT = /^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm;

/**
 * Runs `cargo test` and adds up what its test binaries report.
 * @param {string} title
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<import("./suite.mjs").Outcome>}
 */
export async function runCargoTests(title, args, env) {
  const { code, output } = await runStep(title, "cargo", ["test", "--no-fail-fast", ...args], { env, mayFail: true });
  const tally = sum(
    [...output.matchAll(RESULT)].map(([, passed, failed, ignored]) => ({
      passed: Number(passed),
      failed: Number(failed),
      skipped: Number(ignored),
    })),
  );
  // A crate that does not compile, or a runner that does not start, reports no failed test.
  const failed = tally.failed || (code === 0 ? 0 : 1);
  return { tally: { ...tally, failed }, output };
}
