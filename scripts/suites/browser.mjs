import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { ensureBrowser } from "../setup/browser.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const browser = {
  name: "browser",
  about: "the packed package and its worker, in headless Chromium",
  async run() {
    await ensurePackage();
    const { chromium } = await ensureBrowser();
    return runNodeTests("Browser tests", inProject("tests", "browser"), { env: { CHROME_PATH: chromium } });
  },
};
