import { mkdir, readFile, writeFile } from "node:fs/promises";
import { runCargoTests } from "../lib/cargo-tests.mjs";
import { scannersInWebAssembly } from "../lib/engine-checks.mjs";
import { inProject } from "../lib/project.mjs";
import { sum } from "../lib/tally.mjs";
import { ensureBrowser } from "../setup/browser.mjs";
import { ensureRust } from "../setup/rust.mjs";
import { ensureTestRunner } from "../setup/test-runner.mjs";

/** How often the browser is started if it hangs. */
const ATTEMPTS = 5;

/** @type {import("../lib/suite.mjs").Suite} */
export const boundary = {
  name: "boundary",
  about: "the scanners with SIMD under Node, then the WebAssembly boundary in headless Chromium",
  async run() {
    await ensureRust();
    const outcomes = [await scanners(), await browser()];
    return {
      tally: sum(outcomes.map((outcome) => outcome.tally)),
      output: outcomes.map((outcome) => outcome.output).join("\n"),
    };
  },
};

async function scanners() {
  const { title, selection, env } = await scannersInWebAssembly();
  return runCargoTests(title, selection, env);
}

async function browser() {
  const { chromium, chromedriver } = await ensureBrowser();
  const env = {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: await ensureTestRunner(),
    CHROMEDRIVER: chromedriver,
    WASM_BINDGEN_USE_BROWSER: "1",
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: await capabilities(chromium),
    WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60",
    WASM_BINDGEN_TEST_TIMEOUT: "120",
  };
  const args = ["--target", "wasm32-unknown-unknown", "--package", "ocean-fleet", "--tests"];
  for (let attempt = 1; ; attempt++) {
    const outcome = await runCargoTests("Browser tests of the boundary", args, env);
    // Now and then Chromium hangs while it opens the page, before any test has begun.
    const hangs = outcome.output.includes("Timed out receiving message from renderer");
    if (!hangs || attempt === ATTEMPTS) return outcome;
  }
}

/**
 * webdriver.json with the path of the Chromium that was found: on its own, the driver would look in one place only.
 * @param {string} chromium
 */
async function capabilities(chromium) {
  const wanted = JSON.parse(await readFile(inProject("webdriver.json"), "utf8"));
  wanted["goog:chromeOptions"].binary = chromium;
  wanted.timeouts = { pageLoad: 20_000 };
  await mkdir(inProject("target"), { recursive: true });
  const file = inProject("target", "webdriver.json");
  await writeFile(file, JSON.stringify(wanted));
  return file;
}
