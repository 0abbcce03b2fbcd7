// npm test: sets up and runs every suite, some of them side by side.
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

/** What mostly waits for browsers and servers runs beside what compiles and computes. */
const SIDE_BY_SIDE = [
  [network, consumers],
  [rust, boundary, simulator, contract, query, packed],
];
/** Afterwards, with the machine to themselves: they draw, or depend on how long things take. */
const ALONE = [browser, consoleSuite];
const SUITES = [...SIDE_BY_SIDE.flat(), ...ALONE];

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" }, verbose: { type: "boolean", default: false } } });
  const isChosen = choice(values.only);
  const inTurn = (/** @type {Suite[]} */ suites) => runInTurn(suites.filter(isChosen), values.verbose);
  const reports = (await Promise.all(SIDE_BY_SIDE.map(inTurn))).flat();
  summarise([...reports, ...(await inTurn(ALONE))]);
});

/** @typedef {import("./lib/suite.mjs").Suite} Suite */

/**
 * @param {Suite[]} suites
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

/**
 * Tells which suites are to run.
 * @param {string | undefined} only
 * @returns {(suite: Suite) => boolean}
 */
function choice(only) {
  if (only === undefined) return () => true;
  const all = SUITES.map(({ name }) => name);
  const names = only.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !all.includes(name));
  if (unknown) throw new Problem(`There is no suite "${unknown}"`, { remedy: `choose from ${all.join(", ")}` });
  return ({ name }) => names.includes(name);
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
