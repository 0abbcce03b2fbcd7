import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { startSimulator } from "../lib/simulator.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const contract = {
  name: "contract",
  about:
    "openapi.json and the type declarations, checked with validators, the simulator and an editor's language service",
  async run() {
    await ensurePackage();
    const simulator = await startSimulator({ vehicles: 300 });
    try {
      return await runNodeTests("Contract tests", inProject("tests", "contract"), {
        env: { OCEAN_SIMULATOR: simulator.url },
      });
    } finally {
      await simulator.close();
    }
  },
};
