// The report's section on other sizes, texts and layouts.

import { BASELINE, RESHAPE } from "../contenders/contenders.mjs";
import { percentile } from "../measuring/statistics.mjs";
import { resourceNamed } from "../resources.mjs";
import { ratioOf } from "./decoding.mjs";
import { markdownTable, milliseconds, RUNTIME_NAMES, thousands } from "./format.mjs";

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
export function gridSection(measurements) {
  const resources = [...new Set(measurements.map(({ body }) => body.resource))];
  const runtimes = [...new Set(measurements.map(({ runtime }) => runtime))];
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
  const one = measurements.filter(({ body }) => body.records === 1);
  const single = one.map(({ runtime, body, durations }) => [
    resourceNamed(body.resource).title,
    RUNTIME_NAMES[runtime],
    milliseconds(percentile(durations[BASELINE] ?? [], 0.5)),
    milliseconds(percentile(durations.model ?? [], 0.5)),
  ]);
  const singleTitles = ["one record of", "runtime", "`JSON.parse`", "ocean-fleet"];
  return {
    plots: {},
    text: `## Other sizes, texts and layouts

**This library** with full models and, in parentheses, \`JSON.parse\` with a hand-written reshape and no checks;
× \`JSON.parse\` alone, ${runtimes.map((runtime) => RUNTIME_NAMES[runtime]).join(" / ")}. French, 15 % nulls and compact, unless stated otherwise.

${markdownTable(titles, rows)}

<details><summary>How long one record takes</summary>

${markdownTable(singleTitles, single, 2)}

</details>
`,
  };
}
