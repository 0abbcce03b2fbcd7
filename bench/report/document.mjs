// The whole report.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { librarySection, rivalsSection } from "./decoding.mjs";
import { firstCallSection, firstRequestSection } from "./first-call.mjs";
import { gridSection, smallSection } from "./grid.mjs";
import { METHOD } from "./method.mjs";
import { loadingSection, memorySection, transferSection, watchSection } from "./network.mjs";
import { rivalsWin } from "./rivals-win.mjs";

/** @typedef {import("../run.mjs").Results} Results */

/**
 * Writes `benchmarks.md` and its plots.
 * @param {Results} results
 * @param {string} folder
 */
export async function writeReport(results, folder) {
  const sections = sectionsOf(results);
  const text = [introduction(results), ...sections.map(({ text }) => text), rivalsWin(results), METHOD];
  await mkdir(join(folder, "benchmarks"), { recursive: true });
  await writeFile(join(folder, "benchmarks.md"), text.join("\n"));
  for (const [name, plot] of sections.flatMap(({ plots }) => Object.entries(plots))) {
    await writeFile(join(folder, "benchmarks", name), plot);
  }
}

/** @param {Results} results */
function sectionsOf({ library, rivals, small, grid, transfer, memory, watch, loading, size, ...first }) {
  const { "first-call": firstCalls, "first-request": firstRequests } = first;
  return [
    ...(library ? [librarySection(library)] : []),
    ...(rivals ? [rivalsSection(rivals)] : []),
    ...(small ? [smallSection(small)] : []),
    ...(grid ? [gridSection(grid)] : []),
    ...(firstCalls ? [firstCallSection(firstCalls)] : []),
    ...(firstRequests ? [firstRequestSection(firstRequests)] : []),
    ...(transfer ? [transferSection(transfer)] : []),
    ...(memory ? [memorySection(memory)] : []),
    ...(watch ? [watchSection(watch)] : []),
    ...(loading || size ? [loadingSection(loading ?? [], size ?? [])] : []),
  ];
}

const EXTENTS = { full: "", quick: ", with few samples,", "in part": ", only partially," };

/** @param {Results} results */
function introduction({ machine, settings }) {
  const { date, processor, cores, gigabytes, system, node, chromium, load } = machine;
  const runtimes = [`Node ${node}`, ...(chromium === null ? [] : [`Chromium ${chromium}, headless`])];
  const busy =
    load > cores / 4 ? ` Other programs were running (load ${load.toFixed(1)}): the intervals reflect that.` : "";
  return `# Benchmarks

How fast bytes from the server become usable objects. At the end: [where rivals win](#where-rivals-win) and [how this
was measured](#method).

Written by \`npm run bench\`${EXTENTS[settings]} on ${date}: ${processor}, ${cores} cores, ${gigabytes} GB, ${system};
${runtimes.join("; ")}.${busy}
`;
}
