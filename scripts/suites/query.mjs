import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { startSimulator } from "../lib/simulator.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const query = {
  name: "query",
  about: "queries in TanStack Query, SWR and Pinia Colada, and the guide's examples, beside the simulator",
  async run() {
    await ensurePackage();
    const simulator = await startSimulator({ vehicles: 300 });
    try {
      return await runNodeTests("Query libraries", inProject("tests", "query"), {
        env: { OCEAN_SIMULATOR: simulator.url },
      });
    } finally {
      await simulator.close();
    }
  },
};
