import { run } from "../../scripts/lib/run.mjs";

/**
 * Does each job in a separate process.
 * @param {string} packageFolder
 * @param {string} [against] where another build is
 * @returns {import("./runtime.mjs").Runtime}
 */
export function nodeRuntime(packageFolder, against = packageFolder) {
  return {
    name: "node",
    async run(job) {
      const folders = "build" in job && job.build === "against" ? [against] : [packageFolder, against];
      const child = ["--expose-gc", "bench/runtimes/node-child.mjs", JSON.stringify(job), ...folders];
      const { stdout } = await run("node", child);
      return JSON.parse(stdout);
    },
  };
}
