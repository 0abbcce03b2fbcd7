import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { ensureBrowser } from "../setup/browser.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const consumers = {
  name: "consumers",
  about: "the packed package with the tools that applications are made with",
  async run() {
    await ensurePackage();
    const { chromium } = await ensureBrowser();
    return runNodeTests("Consumers", inProject("tests", "consumers"), { env: { CHROME_PATH: chromium }, minutes: 15 });
  },
};
