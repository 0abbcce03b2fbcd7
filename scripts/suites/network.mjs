import { basename } from "node:path";
import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage, ensurePanickingPackage, installPackedPackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { sum } from "../lib/tally.mjs";
import { ensureBrowser } from "../setup/browser.mjs";

/** What also runs with `ocean-fleet/worker`. The other files control the page's clock, chance or `fetch`. */
const IN_WORKER = ["aborting", "queue", "recovery", "streams", "watching"].map((name) => `${name}.test.ts`);

/** @type {import("../lib/suite.mjs").Suite} */
export const network = {
  name: "network",
  about: "the packed client on a failing network, in headless Chromium",
  async run() {
    await ensurePackage();
    const { chromium } = await ensureBrowser();
    // The tests would do it themselves, at the same time as another suite.
    await ensurePanickingPackage();
    const project = await installPackedPackage();
    const env = { CHROME_PATH: chromium, INSTALLED_PACKAGE: project.folder };
    const inWorker = { ...env, OCEAN_ENTRY: "worker" };
    const only = (/** @type {string} */ file) => IN_WORKER.includes(basename(file));
    const tests = inProject("tests", "network");
    try {
      const outcomes = [
        await runNodeTests("Network tests", tests, { env }),
        await runNodeTests("Network tests, in a worker", tests, { env: inWorker, only }),
      ];
      return {
        tally: sum(outcomes.map(({ tally }) => tally)),
        output: outcomes.map(({ output }) => output).join("\n"),
      };
    } finally {
      await project.remove();
    }
  },
};
