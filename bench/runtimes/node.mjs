import { run } from "../../scripts/lib/run.mjs";

/**
 * Does each job in a separate process.
 * @param {string} packageFolder
 * @returns {import("./runtime.mjs").Runtime}
 */
export function nodeRuntime(packageFolder) {
  return {
    name: "node",
    async run(job) {
      const child = ["--expose-gc", "bench/runtimes/node-child.mjs", JSON.stringify(job), packageFolder];
      const { stdout } = await run("node", child);
      return JSON.parse(stdout);
    },
  };
}
