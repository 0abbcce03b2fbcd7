import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage, installPackedPackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { ensureBrowser } from "../setup/browser.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const network = {
  name: "network",
  about: "the packed client on a failing network, in headless Chromium",
  async run() {
    await ensurePackage();
    const { chromium } = await ensureBrowser();
    const project = await installPackedPackage();
    try {
      const env = { CHROME_PATH: chromium, INSTALLED_PACKAGE: project.folder };
      return await runNodeTests("Network tests", inProject("tests", "network"), { env });
    } finally {
      await project.remove();
    }
  },
};
