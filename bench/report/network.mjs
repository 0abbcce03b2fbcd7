// The report's sections on the network, memory, watching and loading.

import { median, percentile } from "../measuring/statistics.mjs";
import { barChart } from "./chart.mjs";
import { kilobytes, markdownTable, megabytes, milliseconds, RUNTIME_NAMES, times } from "./format.mjs";

/** @typedef {import("./decoding.mjs").Section} Section */

/** @param {readonly import("../scenarios/network.mjs").Transfers[]} transfers @returns {Section} */
export function transferSection(transfers) {
  const rows = transfers.flatMap(({ runtime, megabits, bytes, transfers, stalls }) =>
    Object.entries(transfers).map(([way, samples], place) => [
      place === 0
        ? `${megabits === null ? "as fast as loopback goes" : `${megabits} Mbit/s`}, ${megabytes(bytes)}`
        : "",
      place === 0 ? RUNTIME_NAMES[runtime] : "",
      wayName(way),
      milliseconds(median(samples.map(({ first }) => first))),
      milliseconds(median(samples.map(({ last }) => last))),
      milliseconds(median((stalls[way] ?? []).map((stall) => stall ?? Number.NaN))),
    ]),
  );
  const titles = ["network and body", "runtime", "way", "first records", "last record", "longest block"];
  return {
    plots: { "network.svg": networkPlot(transfers) },
    text: `## Over the network

Non-communicating devices from a server on the same machine, throttled. “Longest block” is the longest time for
which the main thread could do nothing else: the longest task of a trace in Chromium, the longest turn of the event loop in
Node. It was measured in separate runs, in fresh processes and pages that had called \`fetch\` once, since Node takes about
50 ms to load its implementation.

![Time until the first and the last record are available](benchmarks/network.svg)

${markdownTable(titles, rows, 3)}
`,
  };
}

/** @param {string} way */
const wayName = (way) => (way === "fetch().json()" ? "`fetch().json()`, nothing checked" : `ocean-fleet, ${way}`);

/** @param {readonly import("../scenarios/network.mjs").Transfers[]} transfers */
function networkPlot(transfers) {
  const browser = transfers.filter(({ runtime }) => runtime === transfers.at(-1)?.runtime);
  return barChart({
    title: `${RUNTIME_NAMES[browser[0]?.runtime ?? "node"]}: time until records are available`,
    axis: "milliseconds; less is better",
    series: ["first records", "last record"],
    format: (value) => value.toFixed(0),
    groups: browser.flatMap(({ megabits, bytes, transfers }) =>
      Object.entries(transfers).map(([way, samples]) => ({
        label: `${megabits === null ? "no limit" : `${megabits} Mbit/s`}, ${megabytes(bytes)}: ${way}`,
        bars: [
          { series: "first records", value: median(samples.map(({ first }) => first)) },
          { series: "last record", value: median(samples.map(({ last }) => last)) },
        ],
      })),
    ),
  });
}

/** @param {readonly import("../scenarios/network.mjs").Footprints[]} memory @returns {Section} */
export function memorySection(memory) {
  const rows = memory.flatMap(({ runtime, footprints }) =>
    Object.entries(footprints).map(([way, { wasm, process }], place) => [
      place === 0 ? RUNTIME_NAMES[runtime] : "",
      wayName(way),
      process === null ? null : megabytes(process),
      way === "fetch().json()" ? null : megabytes(wasm),
    ]),
  );
  return {
    plots: {},
    text: `## Memory

What it takes to receive ${megabytes(memory[0]?.bytes ?? 0)} of non-communicating devices: the most that process growth, and the library's own
WebAssembly memory, which is part of that.

${markdownTable(["runtime", "way", "process growth", "WebAssembly memory"], rows, 2)}
`,
  };
}

/** @param {readonly import("../scenarios/watch.mjs").Watching[]} watching @returns {Section} */
export function watchSection(watching) {
  const rows = watching.flatMap(({ runtime, costs }) => [
    ...Object.entries(costs.polls).map(([share, durations], place) => [
      place === 0 ? RUNTIME_NAMES[runtime] : "",
      `a poll, ${Number(share) * 100} % changed`,
      milliseconds(median(durations)),
      times(median(durations) / median(costs.requests)),
    ]),
    ["", "a request for everything", milliseconds(median(costs.requests)), times(1)],
  ]);
  const memory = watching.flatMap(({ runtime, pollsForMemory, costs }) =>
    costs.memory === null
      ? []
      : `${RUNTIME_NAMES[runtime]}'s heap has ${megabytes(costs.memory.before)} before and ${megabytes(costs.memory.after)} after ${pollsForMemory} polls with 1 % changed.`,
  );
  return {
    plots: {},
    text: `## Watching

\`watch\` on ${watching[0]?.records ?? 0} vehicles with their positions. Records that are byte for byte as they were are neither read nor built
again.

${markdownTable(["runtime", "what", "median", "time × a request"], rows, 2)}

${memory.join("\n")}
`,
  };
}

/**
 * @param {readonly import("../scenarios/loading.mjs").Loading[]} loading
 * @param {readonly import("../scenarios/size.mjs").Size[]} size
 * @returns {Section}
 */
export function loadingSection(loading, size) {
  const times = loading.map(({ runtime, durations }) => [
    RUNTIME_NAMES[runtime],
    milliseconds(median(durations)),
    milliseconds(percentile(durations, 0.95)),
  ]);
  const own = size.filter(({ isOwn }) => isOwn);
  const total = own.reduce((sum, { gzipped }) => sum + gzipped, 0);
  const sizes = [
    ...own.map(({ name, bytes, gzipped }) => [`\`${name}\``, kilobytes(bytes), kilobytes(gzipped)]),
    ["**ocean-fleet, together**", null, `**${kilobytes(total)}**`],
    ...size
      .filter(({ isOwn }) => !isOwn)
      .map(({ name, bytes, gzipped }) => [name, kilobytes(bytes), kilobytes(gzipped)]),
  ];
  const loadingText =
    times.length === 0
      ? ""
      : `\`await init()\`, in Chromium with the package in the browser's cache, in Node in a fresh process.

${markdownTable(["runtime", "median", "p95"], times)}
`;
  const sizeText =
    sizes.length === 1
      ? ""
      : `
Download sizes. The validators are bundled and minified with what is needed to create schemas, but without the schemas,
reshape, transport or error handling that an application would add.

${markdownTable(["file or library", "minified", "gzipped"], sizes)}
`;
  return { plots: {}, text: `## Loading\n\n${loadingText}${sizeText}` };
}
