// Carries out the plan, saves the results, and reports them.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { Problem } from "../scripts/lib/problem.mjs";
import { seconds, step } from "../scripts/lib/progress.mjs";
import { inProject, root } from "../scripts/lib/project.mjs";
import { removeStaleBodies } from "./bodies/body.mjs";
import { writeReshapes } from "./contenders/reshapes.mjs";
import { describeMachine } from "./machine.mjs";
import { writeReport } from "./report/document.mjs";
import { farBelow } from "./report/goals.mjs";
import { printSummary } from "./report/summary.mjs";
import { bundlePage } from "./runtimes/bundle.mjs";
import { startChromium } from "./runtimes/chromium.mjs";
import { nodeRuntime } from "./runtimes/node.mjs";
import { startServer } from "./runtimes/server.mjs";
import { measureGrid, measureLibrary, measureRivals, measureSmall } from "./scenarios/decoding.mjs";
import { measureFirstCalls, measureFirstRequests } from "./scenarios/first-call.mjs";
import { measureLoading } from "./scenarios/loading.mjs";
import { measureMemory, measureTransfers } from "./scenarios/network.mjs";
import { measureSize } from "./scenarios/size.mjs";
import { measureWatching } from "./scenarios/watch.mjs";

/** @typedef {import("./plan.mjs").Plan} Plan */
/** @typedef {import("./scenarios/bench.mjs").Bench} Bench */

const RESULTS = inProject("bench", "data", "results.json");

/**
 * @typedef {object} Results what was measured, part by part
 * @property {import("./machine.mjs").Machine} machine
 * @property {"full" | "quick" | "in part"} settings
 * @property {import("./scenarios/decoding.mjs").Measurement[]} [library]
 * @property {import("./scenarios/decoding.mjs").Measurement[]} [rivals]
 * @property {import("./scenarios/decoding.mjs").Measurement[]} [small]
 * @property {import("./scenarios/decoding.mjs").Measurement[]} [grid]
 * @property {import("./scenarios/first-call.mjs").FirstCalls[]} [first-call]
 * @property {import("./scenarios/first-call.mjs").FirstRequests[]} [first-request]
 * @property {import("./scenarios/network.mjs").Transfers[]} [transfer]
 * @property {import("./scenarios/network.mjs").Footprints[]} [memory]
 * @property {import("./scenarios/watch.mjs").Watching[]} [watch]
 * @property {import("./scenarios/loading.mjs").Loading[]} [loading]
 * @property {import("./scenarios/size.mjs").Size[]} [size]
 */

/** @type {readonly { part: import("./plan.mjs").Part, title: string, measure: (bench: Bench) => Promise<unknown> }[]} */
const SCENARIOS = [
  { part: "library", title: "Compare this library with JSON.parse", measure: measureLibrary },
  { part: "rivals", title: "Compare all contenders", measure: measureRivals },
  { part: "small", title: "Measure small answers", measure: measureSmall },
  { part: "grid", title: "Measure other sizes, texts and layouts", measure: measureGrid },
  { part: "first-call", title: "Measure first calls", measure: measureFirstCalls },
  { part: "first-request", title: "Measure first requests", measure: measureFirstRequests },
  { part: "transfer", title: "Measure transfers", measure: measureTransfers },
  { part: "memory", title: "Measure memory", measure: measureMemory },
  { part: "watch", title: "Measure polls", measure: measureWatching },
  { part: "loading", title: "Measure loading", measure: measureLoading },
  { part: "size", title: "Measure sizes", measure: measureSize },
];

/** @param {Plan} plan */
export async function runBench(plan) {
  const started = performance.now();
  const results = plan.reportOnly ? await lastResults() : await measureAll(plan);
  printSummary(results);
  const folder = results.settings === "full" ? inProject("docs") : inProject("bench", "data", "report");
  await writeReport(results, folder);
  const time = plan.reportOnly ? "" : `  ${seconds(performance.now() - started)}`;
  console.log(`\nThe report is in ${relative(root, join(folder, "benchmarks.md"))}${time}`);
  if (plan.check) check(results);
}

/** @returns {Promise<Results>} */
async function lastResults() {
  const text = await readFile(RESULTS, "utf8").catch(() => undefined);
  if (text === undefined) throw new Problem("There are no measurements yet", { remedy: "run `npm run bench`" });
  return JSON.parse(text);
}

/** @param {Results} results */
function check(results) {
  const missed = farBelow(results);
  if (missed.length === 0) return;
  const list = missed.map(({ what, runtime, measured, wanted, format }) => {
    return `  ${what}${runtime ? ` (${runtime})` : ""}: ${format(measured)}, not ${format(wanted)}`;
  });
  throw new Problem("These ratios are below a third of their goal", { output: list.join("\n") });
}

/**
 * @param {Plan} plan
 * @returns {Promise<Results>}
 */
async function measureAll({
  settings,
  extent,
  parts,
  runtimes: names,
  resources,
  packageFolder: folder,
  against: other,
}) {
  const packageFolder = folder === undefined ? inProject("pkg") : resolve(folder);
  const against = other === undefined ? undefined : resolve(other);
  const openapi = JSON.parse(await readFile(join(packageFolder, "openapi.json"), "utf8"));
  await step("Prepare the contenders", async () => {
    await Promise.all([removeStaleBodies(openapi), writeReshapes(openapi), bundlePage()]);
  });
  const server = await startServer(packageFolder, against);
  const chromium = names.includes("chromium") ? await startChromium(server.url) : undefined;
  const runtimes = names.flatMap((name) =>
    name === "node" ? nodeRuntime(packageFolder, against) : (chromium?.runtime ?? []),
  );
  /** @type {Results} */
  const results = { machine: describeMachine(chromium?.version ?? null), settings: extent };
  try {
    for (const { part, title, measure } of SCENARIOS.filter(({ part }) => parts.includes(part))) {
      const measured = await step(title, (report) =>
        measure({ runtimes, chromium, server, packageFolder, against, resources, openapi, settings, report }),
      );
      Object.assign(results, { [part]: measured });
    }
  } finally {
    await chromium?.close();
    server.close();
  }
  await mkdir(inProject("bench", "data"), { recursive: true });
  await writeFile(RESULTS, JSON.stringify(results));
  return results;
}
