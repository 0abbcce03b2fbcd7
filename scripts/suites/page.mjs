import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { ensureBrowser } from "../setup/browser.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const page = {
  name: "page",
  about: "the page and the packed package, in headless Chromium",
  async run() {
    await ensurePackage();
    const { chromium } = await ensureBrowser();
    return runNodeTests("Page tests", inProject("tests", "browser"), { env: { CHROME_PATH: chromium } });
  },
};
