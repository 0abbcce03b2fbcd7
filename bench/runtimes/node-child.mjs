// Does one job in a separate process and prints the result:
// `node --expose-gc bench/runtimes/node-child.mjs JOB PACKAGE [OTHER_PACKAGE]`.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { memoryUsage, resourceUsage } from "node:process";
import { pathToFileURL } from "node:url";
import { BODIES } from "../bodies/body.mjs";
import { RESHAPES } from "../contenders/reshapes.mjs";
import { SERDE, SERDE_GLUE, SERDE_WASM } from "../contenders/serde/build.mjs";
import { runJob } from "./job.mjs";
import { watchWasmMemory } from "./wasm-memory.mjs";

const [job = "", folder = "", against = ""] = process.argv.slice(2);

/** @param {string} folder */
const load = (folder) => import(pathToFileURL(join(folder, "index.js")).href);

const wasmBytes = watchWasmMemory();
/** @type {import("../contenders/contenders.mjs").Library} */
const library = await load(folder);
const started = performance.now();
await library.default();
const loading = performance.now() - started;
const before = memoryUsage.rss();

const outcome = await runJob(JSON.parse(job), {
  library,
  loading,
  against: async () => {
    const other = await load(against);
    await other.default();
    return other;
  },
  wasmBytes,
  growth: () => resourceUsage().maxRSS * 1024 - before,
  openapi: async () => JSON.parse(await readFile(join(folder, "openapi.json"), "utf8")),
  reshape: async (resource) => (await import(pathToFileURL(join(RESHAPES, `${resource}.js`)).href)).reshape,
  serde: async () => {
    const glue = await import(pathToFileURL(join(SERDE, SERDE_GLUE)).href);
    glue.initSync({ module: await readFile(join(SERDE, SERDE_WASM)) });
    return glue;
  },
  body: async (file) => new Uint8Array(await readFile(join(BODIES, file))),
});
console.log(JSON.stringify(outcome));
