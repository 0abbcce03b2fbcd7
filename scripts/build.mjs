// npm run build: builds pkg/, which holds everything that is published.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./build/bundle.mjs";
import { compile, embed, generate, optimise, WASM } from "./build/core.mjs";
import { writeDeclarations } from "./build/declarations.mjs";
import { main } from "./lib/problem.mjs";
import { step } from "./lib/progress.mjs";
import { inProject, root } from "./lib/project.mjs";
import { ensureNpmPackages, ensureRust } from "./setup.mjs";

/** The package is built here, then replaces the previous one. */
const NEW = "target/pkg";
/** Explains pkg/ to readers of the repository; not published. */
const README = "pkg/README.md";

/** Everything the package is built from. */
const SOURCES = [
  ...["Cargo.toml", "Cargo.lock", ".cargo", "rust-toolchain.toml", "package-lock.json", "scripts/build.mjs"],
  ...["scripts/build", "crates/codegen", "crates/engine", "crates/macros", "src", "js", "simulator"],
];
const NOT_SOURCES = new Set([inProject("js", "generated")]);

/** Builds pkg/ unless it is up to date. */
export async function build() {
  const sources = await fingerprint();
  if (await isMade("pkg", sources)) return;
  // The old package stays usable until the new one is complete.
  await rm(inProject(NEW), { recursive: true, force: true });
  await compile("Compile the core to WebAssembly");
  await generate("js/generated", `${NEW}/openapi.json`);
  await optimise(`js/generated/${WASM}`, `${NEW}/${WASM}`);
  await embed(`${NEW}/${WASM}`, "js/generated");
  await writeDeclarations(NEW);
  await step("Bundle the JavaScript", () => bundle(NEW, "js/generated"));
  await copyFile(inProject(README), inProject(NEW, basename(README)));
  await rm(inProject("pkg"), { recursive: true, force: true });
  await rename(inProject(NEW), inProject("pkg"));
  await writeFile(stamp("pkg"), sources);
}

/**
 * Builds a package whose core panics on request, for tests of the recovery. It is not optimised and has no type
 * declarations.
 */
export async function buildPanicking() {
  const folder = "target/panicking";
  const sources = await fingerprint();
  if (await isMade(folder, sources)) return;
  await rm(inProject(folder), { recursive: true, force: true });
  await compile("Compile a core that panics on request", "--features", "forced-panic");
  await generate(`${folder}/generated`, `${folder}/openapi.json`);
  await copyFile(inProject(folder, "generated", WASM), inProject(folder, WASM));
  await embed(`${folder}/${WASM}`, `${folder}/generated`);
  await step("Bundle its JavaScript", () => bundle(folder, `${folder}/generated`));
  await writeFile(stamp(folder), sources);
}

/** @param {string} folder */
const stamp = (folder) => inProject("target", `${basename(folder)}.sha256`);

/**
 * Whether a package was built from the current sources.
 * @param {string} folder
 * @param {string} sources
 */
async function isMade(folder, sources) {
  if (!existsSync(inProject(folder, "index.js"))) return false;
  return sources === (await readFile(stamp(folder), "utf8").catch(() => ""));
}

/** A fingerprint of all sources. */
async function fingerprint() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await files(inProject(source))) {
      hash
        .update(relative(root, file))
        .update("\0")
        .update(await readFile(file));
    }
  }
  return hash.digest("hex");
}

/**
 * The file, or the files below the folder, in order.
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function files(path) {
  if (NOT_SOURCES.has(path)) return [];
  const names = await readdir(path).catch(() => undefined);
  if (!names) return [path];
  return (await Promise.all(names.sort().map((name) => files(join(path, name))))).flat();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(async () => {
    await ensureNpmPackages();
    await ensureRust();
    await build();
  });
}
