// Does one job in a page.

import { runJob } from "./job.mjs";
import { watchWasmMemory } from "./wasm-memory.mjs";

// A page may do several jobs, but loads the module once.
const wasmBytes = watchWasmMemory();

/** @param {import("./job.mjs").Job} job */
export async function run(job) {
  const load = (/** @type {string} */ url) => import(url);
  /** @type {import("../contenders/contenders.mjs").Library} */
  const library = await load(`/${folderOf(job)}/index.js`);
  const started = performance.now();
  await library.default();
  const loading = performance.now() - started;
  return runJob(job, {
    library,
    loading,
    against: async () => {
      const other = await load("/against/index.js");
      await other.default();
      return other;
    },
    wasmBytes,
    // A page cannot tell; its process is observed from outside.
    growth: () => null,
    openapi: async () => (await fetch("/pkg/openapi.json")).json(),
    reshape: async (resource) => (await load(`/reshapes/${resource}.js`)).reshape,
    serde: async () => {
      const glue = await load("/serde/serde.js");
      await glue.default({ module_or_path: "/serde/serde_bg.wasm" });
      return glue;
    },
    body: async (file) => new Uint8Array(await (await fetch(`/bodies/${file}`)).arrayBuffer()),
  });
}

/** @param {import("./job.mjs").Job} job */
function folderOf(job) {
  if (job.kind === "loading" && job.folder === "cached") return "cached";
  return "build" in job && job.build === "against" ? "against" : "pkg";
}
