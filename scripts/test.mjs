// npm test: sets up and runs every suite, one after another, but for those that mostly wait: they run beside the others.
// npm test -- --only rust,package   runs only these
// npm test -- --verbose             shows each suite's full output
import { parseArgs } from "node:util";
import { main, Problem } from "./lib/problem.mjs";
import { seconds } from "./lib/progress.mjs";
import { runSuite } from "./lib/suite.mjs";
import { table } from "./lib/table.mjs";
import { count, sum } from "./lib/tally.mjs";
import { boundary } from "./suites/boundary.mjs";
import { browser } from "./suites/browser.mjs";
import { consoleSuite } from "./suites/console.mjs";
import { consumers } from "./suites/consumers.mjs";
import { contract } from "./suites/contract.mjs";
import { network } from "./suites/network.mjs";
import { packed } from "./suites/package.mjs";
import { query } from "./suites/query.mjs";
import { rust } from "./suites/rust.mjs";
import { simulator } from "./suites/simulator.mjs";

// In CI other work runs beside the first ones. The last ones draw, or depend on how long things take.
const SUITES = [network, consumers, rust, boundary, simulator, contract, query, packed, browser, consoleSuite];

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" }, verbose: { type: "boolean", default: false } } });
  const suites = chosen(values.only);
  const inTurn = (/** @type {boolean} */ waits) =>
    runInTurn(
      suites.filter((suite) => (suite.waits ?? false) === waits),
      values.verbose,
    );
  summarise((await Promise.all([inTurn(true), inTurn(false)])).flat());
});

/**
 * @param {import("./lib/suite.mjs").Suite[]} suites
 * @param {boolean} verbose
 */
async function runInTurn(suites, verbose) {
  const reports = [];
  for (const suite of suites) {
    console.log(`\n${suite.name}: ${suite.about}`);
    const report = await runSuite(suite);
    if (verbose || report.tally.failed > 0) console.log(`\nOutput of ${suite.name}:\n\n${report.output.trimEnd()}\n`);
    reports.push(report);
  }
  return reports;
}

/** @param {string | undefined} only */
function chosen(only) {
  if (only === undefined) return SUITES;
  return only.split(",").map((name) => {
    const suite = SUITES.find((each) => each.name === name.trim());
    if (suite) return suite;
    throw new Problem(`There is no suite "${name}"`, {
      remedy: `choose from ${SUITES.map((each) => each.name).join(", ")}`,
    });
  });
}

/** @param {import("./lib/suite.mjs").Report[]} reports */
function summarise(reports) {
  const number = /** @type {const} */ ("right");
  const columns = [
    { title: "suite" },
    ...["tests", "passed", "failed", "skipped", "time"].map((title) => ({ title, align: number })),
    { title: "" },
  ];
  const rows = reports.map(({ name, tally, note, milliseconds }) => [
    ...[name, count(tally), tally.passed, tally.failed, tally.skipped, seconds(milliseconds)],
    note,
  ]);
  console.log(`\n${table(columns, rows)}\n`);
  const { passed, failed, skipped } = sum(reports.map((report) => report.tally));
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  if (failed > 0) process.exitCode = 1;
}
