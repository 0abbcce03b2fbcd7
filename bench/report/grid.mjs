// The report's sections on small answers, and on other sizes, texts and layouts.

import { BASELINE, RESHAPE } from "../contenders/contenders.mjs";
import { typical } from "../measuring/statistics.mjs";
import { resourceNamed } from "../resources.mjs";
import { ratioOf } from "./decoding.mjs";
import { markdownTable, RUNTIME_NAMES, thousands } from "./format.mjs";

/** @typedef {import("../scenarios/decoding.mjs").Measurement} Measurement */

/** @type {Record<import("../bodies/body.mjs").Variant, string>} */
const VARIANTS = {
  plain: "",
  pretty: "pretty-printed",
  shuffled: "shuffled keys",
  nulls: "40 % nulls",
  unknown: "every other key unknown",
  dates: "dates in all three forms",
};

/** @type {Record<import("../bodies/body.mjs").Language, string>} */
const LANGUAGES = { french: "", ascii: "ASCII", cjk: "CJK" };

/**
 * What makes a body different from the ordinary one.
 * @param {import("../bodies/body.mjs").Body} body
 */
export const bodyName = ({ records, language, variant }) =>
  [`${thousands(records)} record${records === 1 ? "" : "s"}`, LANGUAGES[language], VARIANTS[variant]]
    .filter(Boolean)
    .join(", ");

/**
 * @param {readonly Measurement[]} measurements
 * @returns {import("./decoding.mjs").Section}
 */
export function smallSection(measurements) {
  const sizes = [...new Set(measurements.map(({ body }) => body.records))];
  const rows = resourcesOf(measurements).flatMap((resource) =>
    runtimesOf(measurements).map((runtime, place) => [
      place === 0 ? resourceNamed(resource).title : "",
      RUNTIME_NAMES[runtime],
      ...sizes.map((records) => {
        const found = measurements.find(
          ({ body, runtime: own }) => own === runtime && body.resource === resource && body.records === records,
        );
        const time = (/** @type {string} */ id) => microseconds(typical(found?.runs ?? [], id));
        return `**${time("model")}** (${time(BASELINE)})`;
      }),
    ]),
  );
  return {
    plots: {},
    text: `## Small answers

Microseconds for a call, when everything is warm: **this library** with full models and, in parentheses, \`JSON.parse\` alone.

${markdownTable(["answer", "runtime", ...sizes.map((records) => bodyName({ ...ORDINARY, records }))], rows, 2)}
`,
  };
}

const ORDINARY = /** @type {const} */ ({ resource: "", language: "french", variant: "plain" });

/** @param {number} milliseconds */
const microseconds = (milliseconds) => thousands(Number((milliseconds * 1000).toPrecision(milliseconds < 0.1 ? 2 : 3)));

/** @param {readonly Measurement[]} measurements */
const resourcesOf = (measurements) => [...new Set(measurements.map(({ body }) => body.resource))];

/** @param {readonly Measurement[]} measurements */
const runtimesOf = (measurements) => [...new Set(measurements.map(({ runtime }) => runtime))];

/**
 * @param {readonly Measurement[]} measurements
 * @returns {import("./decoding.mjs").Section}
 */
export function gridSection(measurements) {
  const resources = resourcesOf(measurements);
  const runtimes = runtimesOf(measurements);
  const bodies = [...new Set(measurements.map(({ body }) => bodyName(body)))];
  const cell = (/** @type {string} */ resource, /** @type {string} */ name) => {
    const found = runtimes.flatMap(
      (runtime) =>
        measurements.find(
          ({ body, runtime: own }) => own === runtime && body.resource === resource && bodyName(body) === name,
        ) ?? [],
    );
    const ratio = (/** @type {string} */ id) => found.map((one) => ratioOf(one, id).median.toFixed(1)).join(" / ");
    return `**${ratio("model")}** (${ratio(RESHAPE)})`;
  };
  const titles = ["body", ...resources.map((resource) => resourceNamed(resource).title)];
  const rows = bodies.map((name) => [name, ...resources.map((resource) => cell(resource, name))]);
  return {
    plots: {},
    text: `## Other sizes, texts and layouts

× \`JSON.parse\` alone, ${runtimes.map((runtime) => RUNTIME_NAMES[runtime]).join(" / ")}: **this library** with full models and, in parentheses, \`JSON.parse\` with a
hand-written reshape and no checks. Unless stated otherwise, texts are French, 15 % of the values are null, and the JSON is
compact.

${markdownTable(titles, rows)}
`,
  };
}
