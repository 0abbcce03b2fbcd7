import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { inProject } from "../../scripts/lib/project.mjs";
import { ensureBrowser } from "../../scripts/setup.mjs";
import { watchedProcess } from "./process-memory.mjs";
import { longestTask } from "./tracing.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./job.mjs").Job} Job */

/** @type {Job} */
const LOADING = { kind: "loading" };
/** The same, from where browsers may cache it. @type {Job} */
const CACHED = { kind: "loading", folder: "cached" };

/**
 * @typedef {object} Chromium
 * @property {string} version
 * @property {import("./runtime.mjs").Runtime} runtime
 * @property {(samples: number) => Promise<number[]>} loading milliseconds that `init` takes in pages that find the
 *   package in the browser's cache
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} url of the server
 * @returns {Promise<Chromium>}
 */
export async function startChromium(url) {
  const { chromium: executablePath } = await ensureBrowser();
  const options = JSON.parse(await readFile(inProject("webdriver.json"), "utf8"))["goog:chromeOptions"];
  const launch = { executablePath, args: [...options.args, "--js-flags=--expose-gc"] };
  const browser = await chromium.launch(launch);
  // A single window, since opening each costs the browser a second of work.
  const context = await browser.newContext();
  await context.newPage();

  /**
   * Every tab has its own process.
   * @template T
   * @param {(page: Page) => Promise<T>} work
   */
  async function inNewPage(work) {
    const page = await context.newPage();
    try {
      await page.goto(url);
      return await work(page);
    } finally {
      await page.close();
    }
  }

  return {
    version: browser.version(),
    runtime: {
      name: "chromium",
      // The types of jobs and outcomes meet in the page.
      run: /** @type {import("./runtime.mjs").Runtime["run"]} */ (
        (/** @type {Job} */ job) =>
          inNewPage(async (page) => {
            if (job.kind !== "stall" && job.kind !== "footprint") return page.evaluate(runInPage, job);
            // Warm up first, so that only the job itself is observed.
            await page.evaluate(runInPage, LOADING);
            if (job.kind === "stall") return longestTask(browser, page, () => page.evaluate(runInPage, job));
            const growth = await watchedProcess(browser, page);
            const footprint = await page.evaluate(runInPage, job);
            return { .../** @type {object} */ (footprint), process: await growth() };
          })
      ),
    },
    async loading(samples) {
      // Incognito windows, such as the one above, do not cache compiled code.
      const profile = await mkdtemp(join(tmpdir(), "ocean-fleet-bench-"));
      const context = await chromium.launchPersistentContext(profile, launch);
      try {
        const durations = [];
        for (let sample = -2; sample < samples; sample++) {
          const page = await context.newPage();
          await page.goto(url);
          const duration = /** @type {number} */ (await page.evaluate(runInPage, CACHED));
          // The first two loads fill the cache.
          if (sample >= 0) durations.push(duration);
          await page.close();
        }
        return durations;
      } finally {
        await context.close();
        await rm(profile, { recursive: true, force: true });
      }
    },
    close: () => browser.close(),
  };
}

/**
 * Runs in the page.
 * @param {Job} job
 * @returns {Promise<unknown>}
 */
async function runInPage(job) {
  const load = (/** @type {string} */ url) => import(url);
  const { run } = await load("/page/page.js");
  return run(job);
}
