import { runNodeTests } from "../lib/node-tests.mjs";
import { ensurePackage } from "../lib/package.mjs";
import { inProject } from "../lib/project.mjs";
import { ensureBrowser } from "../setup/browser.mjs";
import { buildConsole } from "../start/console.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const consoleSuite = {
  name: "console",
  about: "the built console, in headless Chromium, with a simulator that moves and fails",
  async run() {
    await ensurePackage();
    const { chromium } = await ensureBrowser();
    await buildConsole();
    return runNodeTests("Console tests", inProject("tests", "console"), {
      env: { CHROME_PATH: chromium, CONSOLE_IS_BUILT: "1" },
      inOneProcess: true,
    });
  },
};
