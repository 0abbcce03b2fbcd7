// A summary for the terminal.

import { table } from "../../scripts/lib/table.mjs";
import { BASELINE } from "../contenders/contenders.mjs";
import { median, percentile, typical } from "../measuring/statistics.mjs";
import { resourceNamed } from "../resources.mjs";
import { contenderName, contendersOf, ratioOf } from "./decoding.mjs";
import { interval, RUNTIME_NAMES } from "./format.mjs";
import { goalsOf, isReached, wantedRatio } from "./goals.mjs";
import { bodyName } from "./grid.mjs";

/** @typedef {import("../scenarios/decoding.mjs").Measurement} Measurement */

const RIGHT = /** @type {const} */ ("right");

/** @param {import("../run.mjs").Results} results */
export function printSummary(results) {
  const { machine, library = [], rivals = [], small = [], grid = [], "first-request": firstRequests = [] } = results;
  if (library.length > 0) print("Compared with JSON.parse", libraryTable(library));
  if (rivals.length > 0) print("All contenders: × JSON.parse", ratiosTable(rivals));
  if (small.length > 0) print("Small answers: × JSON.parse", ratiosTable(small));
  if (grid.length > 0) print("Other sizes, texts and layouts: × JSON.parse", ratiosTable(grid));
  if (firstRequests.length > 0) print("First requests: ms", firstRequestsTable(firstRequests));
  const goals = goalsOf(results);
  if (goals.length > 0) print("Goals", goalsTable(goals));
  if (machine.load > machine.cores / 4) {
    console.log(`\nOther programs were running (load ${machine.load.toFixed(1)}): expect wide intervals.`);
  }
}

/**
 * @param {string} title
 * @param {string} content
 */
const print = (title, content) => console.log(`\n${title}\n\n${content}`);

/** @param {readonly Measurement[]} measurements */
function libraryTable(measurements) {
  const numbers = ["ms", "p95", "MB/s", "× JSON.parse", "95 %", "goal"];
  const rows = measurements.flatMap((measurement) =>
    contendersOf([measurement]).map((id) => {
      const { runtime, body, bytes, runs } = measurement;
      const estimate = ratioOf(measurement, id);
      const middle = typical(runs, id);
      const rounds = runs.flatMap((durations) => durations[id] ?? []);
      return [
        id === BASELINE ? `${resourceNamed(body.resource).title}, ${RUNTIME_NAMES[runtime]}` : "",
        contenderName(id).replaceAll("`", ""),
        middle.toFixed(2),
        percentile(rounds, 0.95).toFixed(2),
        (bytes / 1e3 / middle).toFixed(0),
        estimate.median.toFixed(2),
        id === BASELINE ? null : interval(estimate),
        wantedRatio(body.resource, runtime, id)?.toFixed(2),
      ];
    }),
  );
  return table([{ title: "answer" }, { title: "contender" }, ...numbers.map(right)], rows);
}

/** @param {readonly Measurement[]} measurements */
function ratiosTable(measurements) {
  const ids = contendersOf(measurements).filter((id) => id !== BASELINE);
  const rows = measurements.map((measurement) => [
    resourceNamed(measurement.body.resource).title,
    bodyName(measurement.body),
    RUNTIME_NAMES[measurement.runtime],
    ...ids.map((id) => ratioOf(measurement, id).median.toFixed(2)),
  ]);
  return table([{ title: "answer" }, { title: "body" }, { title: "runtime" }, ...ids.map(right)], rows);
}

/** @param {readonly import("../scenarios/first-call.mjs").FirstRequests[]} requests */
function firstRequestsTable(requests) {
  const ids = Object.keys(requests[0]?.durations ?? {});
  const rows = requests.map(({ runtime, resource, durations }) => [
    resourceNamed(resource).title,
    RUNTIME_NAMES[runtime],
    ...ids.map((id) => median(durations[id] ?? []).toFixed(1)),
  ]);
  return table([{ title: "answer" }, { title: "runtime" }, ...ids.map(right)], rows);
}

/** @param {readonly import("./goals.mjs").Goal[]} goals */
function goalsTable(goals) {
  const rows = goals.map((goal) => [
    isReached(goal) ? "✓" : "✗",
    goal.what.replaceAll("`", ""),
    goal.runtime && RUNTIME_NAMES[goal.runtime],
    `${goal.direction} ${goal.format(goal.wanted)}`,
    goal.format(goal.measured),
  ]);
  return table([{ title: "" }, { title: "what" }, { title: "runtime" }, right("goal"), right("measured")], rows);
}

/** @param {string} title */
function right(title) {
  return { title, align: RIGHT };
}
