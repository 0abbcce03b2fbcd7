import { runNodeTests } from "../lib/node-tests.mjs";
import { inProject } from "../lib/project.mjs";
import { ensureNpmPackages } from "../setup/npm-packages.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const simulator = {
  name: "simulator",
  about: "the simulated Ocean server",
  async run() {
    await ensureNpmPackages();
    return runNodeTests("Simulator tests", inProject("simulator"));
  },
};
