import { findProgram, isProgram } from "../lib/find.mjs";
import { Problem } from "../lib/problem.mjs";
import { runStep } from "../lib/run.mjs";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const REMEDY =
  "install Chromium and its driver (Debian: `apt-get install chromium chromium-driver`), " +
  "or set CHROME_PATH and CHROMEDRIVER to the ones you have";

/** @typedef {{ chromium: string, chromedriver: string }} Browser absolute paths */

/** @type {Promise<Browser> | undefined} */
let ensuring;

/**
 * Finds Chromium and its driver, once; on Debian, as root, installs them if they are missing.
 * @returns {Promise<Browser>}
 */
export function ensureBrowser() {
  ensuring ??= findOrInstall();
  return ensuring;
}

async function findOrInstall() {
  const found = findBrowser() ?? ((await installBrowser()) && findBrowser());
  if (!found) throw new Problem("Chromium or its driver is missing", { remedy: REMEDY });
  return found;
}

function findBrowser() {
  const chromium = named("CHROME_PATH") ?? findProgram(BROWSERS);
  const chromedriver = named("CHROMEDRIVER") ?? findProgram(["chromedriver"]);
  return chromium && chromedriver ? { chromium, chromedriver } : undefined;
}

/** @param {"CHROME_PATH" | "CHROMEDRIVER"} variable */
function named(variable) {
  const path = process.env[variable];
  if (path && !isProgram(path))
    throw new Problem(`${variable} is ${path}, which is not an executable file`, { remedy: REMEDY });
  return path || undefined;
}

async function installBrowser() {
  if (process.getuid?.() !== 0 || !findProgram(["apt-get"])) return false;
  const options = { env: { DEBIAN_FRONTEND: "noninteractive" }, remedy: REMEDY };
  await runStep("Update Debian's package lists", "apt-get", ["update"], options);
  const install = ["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"];
  await runStep("Install Chromium", "apt-get", install, options);
  return true;
}
