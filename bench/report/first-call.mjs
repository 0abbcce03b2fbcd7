// The report's sections on first calls.

import { AGAINST, BASELINE } from "../contenders/contenders.mjs";
import { median, percentile } from "../measuring/statistics.mjs";
import { resourceNamed } from "../resources.mjs";
import { LATENCY, PLAIN_FETCH } from "../scenarios/first-call.mjs";
import { contenderName } from "./decoding.mjs";
import { kilobytes, markdownTable, milliseconds, RUNTIME_NAMES, times } from "./format.mjs";

/** @typedef {import("./decoding.mjs").Section} Section */

/** @param {readonly import("../scenarios/first-call.mjs").FirstCalls[]} firstCalls @returns {Section} */
export function firstCallSection(firstCalls) {
  const ids = Object.keys(firstCalls[0]?.durations ?? {});
  const rows = ids.map((id) => [
    id.endsWith(", used") ? `${contenderName(id)}, fields used` : contenderName(id),
    ...firstCalls.flatMap(({ durations }) => {
      const own = durations[id] ?? [];
      const ratio = median(own) / median(durations[BASELINE] ?? []);
      return [milliseconds(median(own)), milliseconds(percentile(own, 0.95)), times(ratio)];
    }),
  ]);
  const titles = firstCalls.flatMap(({ runtime }) => [
    `${RUNTIME_NAMES[runtime]}, median`,
    "p95",
    "time × `JSON.parse`",
  ]);
  return {
    plots: {},
    text: `## The first call

One call of \`decode\` on ${kilobytes(firstCalls[0]?.bytes ?? 0)} of non-communicating devices in a fresh process or page, where nothing has been
compiled yet. The library is loaded and schemas are created before the clock starts. Less is better here.

${markdownTable(["contender", ...titles], rows)}
`,
  };
}

/** @param {readonly import("../scenarios/first-call.mjs").FirstRequests[]} requests @returns {Section} */
export function firstRequestSection(requests) {
  const rows = requests.map(({ runtime, resource, bytes, durations }) => {
    const parse = median(durations[PLAIN_FETCH] ?? []);
    const own = median(durations.model ?? []);
    const others = AGAINST.flatMap((id) => (durations[id] ? [tenths(median(durations[id]))] : []));
    const title = `${resourceNamed(resource).title}, ${kilobytes(bytes)}`;
    return [title, RUNTIME_NAMES[runtime], tenths(parse), tenths(own), signed(own - parse), ...others];
  });
  const others = AGAINST.filter((id) => id in (requests[0]?.durations ?? {})).map(contenderName);
  const titles = ["answer", "runtime", "`fetch().json()`", "ocean-fleet, models", "difference", ...others];
  return {
    plots: {},
    text: `## The first call over the network

From the request to the records, in fresh processes and pages, with a server that takes ${LATENCY} ms to answer. While the request
waits, this library decodes a few made-up records, so that the platform has compiled what the answer needs.

${markdownTable(titles, rows, 2)}
`,
  };
}

/** @param {number} value */
const tenths = (value) => `${value.toFixed(1)} ms`;

/** @param {number} value */
const signed = (value) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)} ms`;
