// The report's sections on decoding: bytes in, objects out.

import { AGAINST, BASELINE, CONTROL, RESHAPE } from "../contenders/contenders.mjs";
import { percentile, speedOf, typical } from "../measuring/statistics.mjs";
import { RESOURCES, resourceNamed } from "../resources.mjs";
import { barChart } from "./chart.mjs";
import { interval, markdownTable, megabytes, milliseconds, RUNTIME_NAMES, thousands, times } from "./format.mjs";

/** @typedef {import("../scenarios/decoding.mjs").Measurement} Measurement */
/** @typedef {{ text: string, plots: Record<string, string> }} Section `plots` are SVG files by name */

/** @type {Record<string, string>} */
export const CONTENDER_NAMES = {
  [BASELINE]: "`JSON.parse`",
  [CONTROL]: "`JSON.parse` again",
  [RESHAPE]: "`JSON.parse` + reshape",
  model: "ocean-fleet",
  select: "ocean-fleet, `select`",
  dto: "ocean-fleet, `dto`",
  lenient: "ocean-fleet, lenient",
};

/** @param {string} id */
export function contenderName(id) {
  const [rival = ""] = id.split(", ");
  if (AGAINST.includes(id)) return `${CONTENDER_NAMES[rival]}, other build`;
  if (rival === "serde") return "serde_json + serde-wasm-bindgen + reshape";
  return CONTENDER_NAMES[id] ?? `… + ${rival}`;
}

/**
 * @param {Measurement} measurement
 * @param {string} id
 */
export const ratioOf = ({ runs }, id) => speedOf(runs, BASELINE, id);

/** The contenders of measurements, in order. @param {readonly Measurement[]} measurements */
export const contendersOf = (measurements) => Object.keys(measurements[0]?.runs[0] ?? {});

/** @param {readonly Measurement[]} measurements @returns {Section} */
export function librarySection(measurements) {
  const rows = measurements.flatMap((measurement) =>
    contendersOf([measurement]).map((id) => {
      const { runtime, body, bytes, runs } = measurement;
      const middle = typical(runs, id);
      const rounds = runs.flatMap((durations) => durations[id] ?? []);
      const estimate = ratioOf(measurement, id);
      return [
        id === BASELINE ? `${resourceNamed(body.resource).title}, ${megabytes(bytes)}, ${RUNTIME_NAMES[runtime]}` : "",
        contenderName(id),
        milliseconds(middle),
        milliseconds(percentile(rounds, 0.95)),
        (bytes / 1e3 / middle).toFixed(0),
        times(estimate.median),
        id === BASELINE ? null : interval(estimate),
      ];
    }),
  );
  const titles = ["answer", "contender", "median", "p95", "MB/s", "× `JSON.parse`", "95 %"];
  const records = thousands(measurements[0]?.body.records ?? 0);
  const controls = measurements.map((measurement) => ratioOf(measurement, CONTROL).median);
  const control = `${times(Math.min(...controls))} to ${times(Math.max(...controls))}`;
  return {
    plots: { "speed.svg": speedPlot(measurements, records) },
    text: `## Compared with \`JSON.parse\`

${records} records of each resource. \`JSON.parse\` only builds the vendor's tree and checks nothing; this library checks every
documented value and returns models. \`select\` keeps five properties, or all if there are fewer. \`JSON.parse\` against
itself gave ${control}: any difference from 1 is noise.

![Speed of full models relative to JSON.parse](benchmarks/speed.svg)

<details><summary>All figures</summary>

${markdownTable(titles, rows, 2)}

</details>
`,
  };
}

/**
 * @param {readonly Measurement[]} measurements
 * @param {string} records
 */
function speedPlot(measurements, records) {
  const groups = RESOURCES.flatMap(({ name, title }) => {
    const own = measurements.filter(({ body }) => body.resource === name);
    const bars = own.map((measurement) => {
      const { median, low, high } = ratioOf(measurement, "model");
      return { series: RUNTIME_NAMES[measurement.runtime], value: median, low, high };
    });
    return bars.length > 0 ? [{ label: title, bars }] : [];
  });
  return barChart({
    title: `Full, checked models: how many times as fast as JSON.parse alone (${records} records)`,
    axis: "× JSON.parse",
    series: Object.values(RUNTIME_NAMES),
    groups,
    reference: 1,
    format: times,
  });
}

/** @param {readonly Measurement[]} measurements @returns {Section} */
export function rivalsSection(measurements) {
  const records = thousands(measurements[0]?.body.records ?? 0);
  const ids = contendersOf(measurements);
  const resources = [...new Set(measurements.map(({ body }) => body.resource))];
  const cell = (/** @type {string} */ resource, /** @type {string} */ id) =>
    measurements
      .filter(({ body }) => body.resource === resource)
      .map((measurement) => ratioOf(measurement, id).median.toFixed(2))
      .join(" / ");
  const titles = ["contender", "checks", ...resources.map((resource) => resourceNamed(resource).title)];
  const rows = ids.map((id) => [contenderName(id), checksOf(id), ...resources.map((resource) => cell(resource, id))]);
  const runtimes = [...new Set(measurements.map(({ runtime }) => RUNTIME_NAMES[runtime]))].join(" / ");
  return {
    plots: { "rivals.svg": rivalsPlot(measurements, records) },
    text: `## All contenders

${records} records of each resource; × \`JSON.parse\` alone, ${runtimes}. All except \`JSON.parse\` produce the same
models, as was verified. “Fields used” are those that the models are made from; “all” are those that the vendor documents,
which is what this library checks.

![Speed of each contender relative to JSON.parse](benchmarks/rivals.svg)

${markdownTable(titles, rows, 2)}
`,
  };
}

/** @param {string} id */
function checksOf(id) {
  if (id === BASELINE || id === RESHAPE) return "nothing";
  return id.endsWith(", used") ? "fields used" : "all";
}

/**
 * Only the first resource: the others are in the table.
 * @param {readonly Measurement[]} measurements
 * @param {string} records
 */
function rivalsPlot(measurements, records) {
  const resource = measurements[0]?.body.resource ?? "";
  const own = measurements.filter(({ body }) => body.resource === resource);
  const ids = contendersOf(own).filter((id) => id !== BASELINE);
  return barChart({
    title: `${records} ${resourceNamed(resource).title}: how many times as fast as JSON.parse alone`,
    axis: "× JSON.parse",
    series: Object.values(RUNTIME_NAMES),
    reference: 1,
    format: times,
    groups: ids.map((id) => ({
      label: plain(`${contenderName(id)}${/, /.test(id) ? `, ${checksOf(id)}` : ""}`),
      bars: own.map((measurement) => {
        const { median, low, high } = ratioOf(measurement, id);
        return { series: RUNTIME_NAMES[measurement.runtime], value: median, low, high };
      }),
    })),
  });
}

/** @param {string} markdown */
const plain = (markdown) => markdown.replaceAll("`", "");
