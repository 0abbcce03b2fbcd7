import { cp } from "node:fs/promises";
import { join } from "node:path";
import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage, ensurePanickingPackage, installPackedPackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { startSimulator } from "../lib/simulator.mjs";
import { sum } from "../lib/tally.mjs";
import { checkTypes } from "../lib/type-tests.mjs";
import { ensureRuntimes } from "../setup/runtimes.mjs";

/**
 * The tests are copied to where the tarball is installed, so that `import "ocean-fleet"` gives them what users get.
 * @type {import("../lib/suite.mjs").Suite}
 */
export const packed = {
  name: "package",
  about: "the packed tarball, in an empty project under Node",
  async run() {
    await ensurePackage();
    const panicking = await ensurePanickingPackage();
    const runtimes = await ensureRuntimes();
    const project = await installPackedPackage();
    const simulator = await startSimulator({ vehicles: 300 });
    try {
      for (const folder of ["package", "conformance", "fixtures", "resources.ts"])
        await copyTests(folder, project.folder);
      const types = await checkTypes(project.folder);
      const settings = {
        cwd: project.folder,
        env: {
          ...runtimes,
          OCEAN_SIMULATOR: simulator.url,
          OCEAN_PANICKING: panicking,
          ESBUILD: import.meta.resolve("esbuild"),
          ROLLUP: import.meta.resolve("rollup"),
          ROLLUP_NODE_RESOLVE: import.meta.resolve("@rollup/plugin-node-resolve"),
          ATTW: import.meta.resolve("@arethetypeswrong/core"),
          PUBLINT: import.meta.resolve("publint"),
          VUE_REACTIVITY: import.meta.resolve("@vue/reactivity"),
          MOBX: import.meta.resolve("mobx"),
          IMMER: import.meta.resolve("immer"),
          JSDOM: import.meta.resolve("jsdom"),
          NODE_FETCH: import.meta.resolve("node-fetch"),
          UNDICI: import.meta.resolve("undici"),
        },
      };
      const tests = join(project.folder, "tests");
      const outcomes = [
        types,
        await runNodeTests("Package tests", tests, settings),
        await runNodeTests("The client's tests, in a worker", tests, inWorker(settings)),
      ];
      return {
        tally: sum(outcomes.map((outcome) => outcome.tally)),
        output: outcomes.map((outcome) => outcome.output).join("\n"),
      };
    } finally {
      await simulator.close();
      await project.remove();
    }
  },
};

/**
 * The same for the tests that `tests/package/entry.ts` directs to another entry point.
 * @param {{ cwd: string, env: Record<string, string> }} settings
 */
function inWorker({ cwd, env }) {
  const isDirected = (/** @type {string} */ _file, /** @type {string} */ text) => text.includes('from "./entry.ts"');
  return { cwd, env: { ...env, OCEAN_ENTRY: "worker" }, only: isDirected };
}

/**
 * @param {string} name of a folder or file in `tests/`
 * @param {string} project
 */
async function copyTests(name, project) {
  const from = inProject("tests", name);
  await cp(from, join(project, "tests", name), { recursive: true }).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
