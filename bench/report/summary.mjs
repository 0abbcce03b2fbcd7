// A summary for the terminal.

import { table } from "../../scripts/lib/table.mjs";
import { BASELINE } from "../contenders/contenders.mjs";
import { percentile } from "../measuring/statistics.mjs";
import { resourceNamed } from "../resources.mjs";
import { contenderName, ratioOf } from "./decoding.mjs";
import { interval, RUNTIME_NAMES } from "./format.mjs";
import { goalsOf, isReached, wantedRatio } from "./goals.mjs";
import { bodyName } from "./grid.mjs";

/** @typedef {import("../scenarios/decoding.mjs").Measurement} Measurement */

const RIGHT = /** @type {const} */ ("right");

/** @param {import("../run.mjs").Results} results */
export function printSummary(results) {
  const { machine, library = [], rivals = [], grid = [] } = results;
  if (library.length > 0) print("Compared with JSON.parse", libraryTable(library));
  if (rivals.length > 0) print("All contenders: × JSON.parse", ratiosTable(rivals));
  if (grid.length > 0) print("Other sizes, texts and layouts: × JSON.parse", ratiosTable(grid));
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
    Object.entries(measurement.durations).map(([id, own]) => {
      const { runtime, body, bytes } = measurement;
      const estimate = ratioOf(measurement, id);
      const middle = percentile(own, 0.5);
      return [
        id === BASELINE ? `${resourceNamed(body.resource).title}, ${RUNTIME_NAMES[runtime]}` : "",
        contenderName(id).replaceAll("`", ""),
        middle.toFixed(2),
        percentile(own, 0.95).toFixed(2),
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
  const ids = Object.keys(measurements[0]?.durations ?? {}).filter((id) => id !== BASELINE);
  const rows = measurements.map((measurement) => [
    resourceNamed(measurement.body.resource).title,
    bodyName(measurement.body),
    RUNTIME_NAMES[measurement.runtime],
    ...ids.map((id) => ratioOf(measurement, id).median.toFixed(2)),
  ]);
  return table([{ title: "answer" }, { title: "body" }, { title: "runtime" }, ...ids.map(right)], rows);
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
