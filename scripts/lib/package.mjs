import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureNpmPackages } from "../setup/npm-packages.mjs";
import { ensureRust } from "../setup/rust.mjs";
import { step } from "./progress.mjs";
import { inProject } from "./project.mjs";
import { run } from "./run.mjs";

const TARBALL = "ocean-fleet.tgz";

/** @type {Promise<void> | undefined} */
let ensuring;

/** Makes sure, once, that pkg/ holds the package, built from the current sources. */
export function ensurePackage() {
  ensuring ??= setUpAndBuild();
  return ensuring;
}

async function setUpAndBuild() {
  await ensureNpmPackages();
  await ensureRust();
  // Imported late because the build itself uses npm packages.
  const { build } = await import("../build.mjs");
  await build();
}

/** @type {Promise<string> | undefined} */
let ensuringPanicking;

/**
 * Makes sure, once, that there is a package whose core panics when a body begins with `panic`.
 * @returns {Promise<string>} the URL of its module
 */
export function ensurePanickingPackage() {
  ensuringPanicking ??= buildPanickingPackage();
  return ensuringPanicking;
}

async function buildPanickingPackage() {
  const { buildPanicking } = await import("../build.mjs");
  await buildPanicking();
  return pathToFileURL(inProject("target", "panicking", "index.js")).href;
}

/**
 * Packs the package.
 * @param {string} folder where to put the tarball
 * @param {string} name of the tarball
 */
export async function packPackage(folder, name) {
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [{ filename }] = JSON.parse(stdout);
  await rename(join(folder, filename), join(folder, name));
}

/**
 * An empty project outside this one, with only the packed tarball installed.
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function installPackedPackage() {
  const folder = await mkdtemp(join(tmpdir(), "ocean-fleet-"));
  await step("Pack the package and install it in an empty project", async () => {
    await packPackage(folder, TARBALL);
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${TARBALL}`], { cwd: folder });
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
