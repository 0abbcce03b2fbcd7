// Where the measurements show others to be the better choice.

import { BASELINE, RESHAPE } from "../contenders/contenders.mjs";
import { median } from "../measuring/statistics.mjs";
import { RESOURCES, resourceNamed } from "../resources.mjs";
import { PLAIN_FETCH } from "../scenarios/first-call.mjs";
import { contendersOf, ratioOf } from "./decoding.mjs";
import { kilobytes, markdownTable, milliseconds, RUNTIME_NAMES, times } from "./format.mjs";
import { bodyName } from "./grid.mjs";

/** @typedef {import("../run.mjs").Results} Results */
/** @typedef {import("../scenarios/decoding.mjs").Measurement} Measurement */

/** @param {Results} results */
export function rivalsWin(results) {
  const faster = fasterRivals(results);
  const points = [
    ...slowerThanParse(results),
    ...firstCalls(results),
    ...firstRequests(results),
    ...smaller(results),
    "Answers that are not Ocean's: this library only supports Ocean's endpoints, the others any schema.",
  ];
  const same =
    faster.length === 0
      ? "No contender produced the same models faster, for any body.\n"
      : `<details><summary>Contenders that produced the same models faster</summary>

They work on the output of \`JSON.parse\` or serde_json; × \`JSON.parse\` alone.

${markdownTable(["body", "runtime", "ocean-fleet", "faster"], faster, 4)}

</details>
`;
  return `## Where rivals win

${points.map((point) => `- ${point}`).join("\n")}

${same}`;
}

/** Bodies for which `JSON.parse` alone is faster, without checks and in the vendor's shape. @param {Results} results */
function slowerThanParse({ library = [], small = [], grid = [] }) {
  const cases = [...library, ...small, ...grid].filter((measurement) => ratioOf(measurement, "model").high < 1);
  const list = grouped(cases).map(([title, list]) => `\n  - ${title}: ${list}`);
  const points =
    list.length === 0
      ? []
      : [`\`JSON.parse\` alone, unchecked and in the vendor's shape, is faster for${list.join("")}`];
  const trees = library.filter((measurement) => ratioOf(measurement, "dto").median < 1);
  if (trees.length === 0) return points;
  const ratios = trees.map((measurement) => ratioOf(measurement, "dto").median);
  return [
    ...points,
    `When you want the vendor's tree as it is, unchecked: \`shape: "dto"\` is ${times(Math.min(...ratios))} to ${times(Math.max(...ratios))} as fast as \`JSON.parse\`, which it uses itself.`,
  ];
}

/** Rows for the bodies whose models other contenders produce faster. @param {Results} results */
function fasterRivals({ library = [], rivals = [], small = [], grid = [] }) {
  return [...rivals, ...library, ...small, ...grid].flatMap((measurement) => {
    const own = ratioOf(measurement, "model").median;
    const list = contendersOf([measurement])
      .filter((id) => id === RESHAPE || / (used|all)$/.test(id))
      .map((id) => ({ name: rivalName(id), ratio: ratioOf(measurement, id).median }))
      .filter(({ ratio }) => ratio > own)
      .sort((a, b) => b.ratio - a.ratio)
      .map(({ name, ratio }) => `${name} ${times(ratio)}`);
    if (list.length === 0) return [];
    const { runtime, body } = measurement;
    const title = `${resourceNamed(body.resource).title}, ${bodyName(body)}`;
    return [[title, RUNTIME_NAMES[runtime], times(own), list.join(", ")]];
  });
}

/** @param {string} id */
function rivalName(id) {
  const [validator, extent] = id.split(", ");
  if (id === RESHAPE) return "a reshape without checks";
  return extent === "used" ? `${validator} on the fields used` : `${validator} on all`;
}

/** @param {Results} results */
function firstRequests({ "first-request": firstRequests = [] }) {
  return /** @type {const} */ (["node", "chromium"]).flatMap((runtime) => {
    const own = firstRequests.filter((request) => request.runtime === runtime);
    const differences = own.map(
      ({ durations }) => median(durations.model ?? []) - median(durations[PLAIN_FETCH] ?? []),
    );
    const largest = Math.max(0, ...differences);
    if (largest === 0) return [];
    const { bytes = 0 } = own[0] ?? {};
    return `The first request in ${RUNTIME_NAMES[runtime]}: ${kilobytes(bytes)} take up to ${milliseconds(largest)} longer than with \`fetch().json()\`.`;
  });
}

/** @param {Results} results */
function firstCalls({ "first-call": firstCalls = [] }) {
  return firstCalls.flatMap(({ runtime, bytes, durations }) => {
    const own = median(durations.model ?? []);
    const parse = median(durations[BASELINE] ?? []);
    if (own <= parse) return [];
    return `The first call of \`decode\` in ${RUNTIME_NAMES[runtime]} takes ${milliseconds(own)} for ${kilobytes(bytes)}; \`JSON.parse\` needs no warm-up and takes ${milliseconds(parse)}.`;
  });
}

/** @param {Results} results */
function smaller({ size = [] }) {
  const own = size.filter(({ isOwn }) => isOwn).reduce((sum, { gzipped }) => sum + gzipped, 0);
  const rivals = size.filter(({ isOwn, gzipped }) => !isOwn && gzipped < own);
  if (rivals.length === 0) return [];
  const list = rivals.map(({ name, gzipped }) => `${name} ${kilobytes(gzipped)}`).join(", ");
  return [`Download: this package is ${kilobytes(own)} gzipped; \`JSON.parse\` is built in, ${list}.`];
}

/**
 * Bodies by resource, with the runtimes in which they were measured.
 * @param {readonly Measurement[]} measurements
 */
function grouped(measurements) {
  return RESOURCES.flatMap(({ name }) => {
    const own = measurements.filter(({ body }) => body.resource === name);
    const bodies = [...new Set(own.map(({ body }) => bodyName(body)))];
    const list = bodies.map((body) => {
      const runtimes = own.filter((one) => bodyName(one.body) === body).map(({ runtime }) => RUNTIME_NAMES[runtime]);
      return `${body} (${[...new Set(runtimes)].join(" and ")})`;
    });
    return list.length > 0 ? [/** @type {const} */ ([resourceNamed(name).title, list.join("; ")])] : [];
  });
}
