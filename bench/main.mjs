// npm run bench: how fast bytes become objects, beside JSON.parse, in Node and in Chromium.
// npm run bench -- --rounds 21 --devices 2000

import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ensurePackage } from "../scripts/lib/package.mjs";
import { main } from "../scripts/lib/problem.mjs";
import { step } from "../scripts/lib/progress.mjs";
import { inProject } from "../scripts/lib/project.mjs";
import { run } from "../scripts/lib/run.mjs";
import { table } from "../scripts/lib/table.mjs";

await main(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: "string", default: "11" }, devices: { type: "string", default: "2000" } },
  });
  await ensurePackage();
  const { nonCommunicatingDevices } = await import("./data.mjs");
  const { measureInChromium } = await import("./chromium.mjs");
  const body = await nonCommunicatingDevices(Number(values.devices));
  const file = inProject("bench", "data", "non-communicating-devices.json");
  await mkdir(inProject("bench", "data"), { recursive: true });
  await writeFile(file, body);
  const rounds = Number(values.rounds);
  const node = await step("Measure in Node", async () => {
    const { stdout } = await run("node", ["--expose-gc", "bench/node.mjs", file, String(rounds)]);
    return JSON.parse(stdout);
  });
  const chromium = await step("Measure in Chromium", () => measureInChromium(file, rounds));
  const megabytes = body.length / 1e6;
  console.log(`\n${values.devices} non-communicating devices, ${megabytes.toFixed(1)} MB, ${rounds} rounds, medians\n`);
  print(`Node ${process.versions.node}`, node, megabytes);
  print("Chromium, headless", chromium, megabytes);
});

/** @param {number[]} durations */
function median(durations) {
  return [...durations].sort((a, b) => a - b)[durations.length >> 1] ?? Number.NaN;
}

/**
 * @param {string} title
 * @param {Record<string, number[]>} durations
 * @param {number} megabytes
 */
function print(title, durations, megabytes) {
  const baseline = durations["JSON.parse"] ?? [];
  const right = /** @type {const} */ ("right");
  const columns = [{ title }, ...["ms", "MB/s", "× JSON.parse"].map((title) => ({ title, align: right }))];
  const rows = Object.entries(durations).map(([name, own]) => {
    // Rounds are compared with themselves: what slows the machine down slows both.
    const ratio = median(own.map((duration, round) => (baseline[round] ?? Number.NaN) / duration));
    return [name, median(own).toFixed(1), ((megabytes / median(own)) * 1e3).toFixed(0), ratio.toFixed(2)];
  });
  console.log(`${table(columns, rows)}\n`);
}
