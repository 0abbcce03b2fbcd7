// npm run build: makes pkg/, the whole of what is published.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { main } from "./lib/problem.mjs";
import { step } from "./lib/progress.mjs";
import { inProject, root } from "./lib/project.mjs";
import { runStep } from "./lib/run.mjs";
import { ensureNpmPackages, ensureRust } from "./setup.mjs";

const COMPILED = "target/wasm32-unknown-unknown/release/ocean_fleet.wasm";
const WASM = "ocean_fleet_bg.wasm";
/**
 * The standard library is compiled along, so that it is small, too: a panic is nothing but a trap, with no text and no
 * name of a source file. Its core is called in the engine's loops, so that is compiled for speed.
 *
 * What the engine gains from unrolled loops and eliminated redundancies cannot be measured, their 2 KB can; nor are
 * generic functions shared with the standard library's own copies, which are in the way of inlining: 2 KB.
 */
const COMPILE = [
  ...["build", "--release", "--lib", "--package", "ocean-fleet"],
  ...["--target", "wasm32-unknown-unknown", "--locked"],
  ...["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  ...["--config", "profile.release.package.core.opt-level=3"],
  "--config",
  `target.wasm32-unknown-unknown.rustflags=[${[
    ...["-Zunstable-options", "-Cpanic=immediate-abort"],
    ...["-Zlocation-detail=none", "-Zfmt-debug=none", "-Zshare-generics=no"],
    ...["-Cllvm-args=-unroll-threshold=0", "-Cllvm-args=-enable-pre=false"],
    // Chrome has had SIMD since 91, but these only since 96 and 85.
    "-Ctarget-feature=-reference-types,-multivalue",
  ].map((flag) => JSON.stringify(flag))}]`,
];
/** Lets the stable compiler do what it calls unstable. */
const UNSTABLE = { RUSTC_BOOTSTRAP: "1" };
const TOOLS = ["run", "--package", "ocean-fleet-tools", "--locked", "--", COMPILED];
/** Where the package is made, before it takes the place of the last one. */
const NEW = "target/pkg";

/** What the package is made of: nothing else changes it. */
const SOURCES = ["Cargo.toml", "Cargo.lock", ".cargo", "engine", "macros", "src", "tools", "js", "package-lock.json"];
const NOT_SOURCES = new Set([inProject("js", "generated")]);

/** The instructions that the code is compiled to, which wasm-opt has to be told of. */
const FEATURES = ["simd", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals"];

/** Makes pkg/, unless it was made from the sources as they are. */
export async function build() {
  const sources = await fingerprint();
  if (await isMade("pkg", sources)) return;
  // What is there stays usable until the new package is complete.
  await rm(inProject(NEW), { recursive: true, force: true });
  await mkdir(inProject(NEW), { recursive: true });
  await compile("Compile the core to WebAssembly");
  await runStep("Make its glue, TypeScript definitions and OpenAPI", "cargo", [
    ...TOOLS,
    "js/generated",
    `${NEW}/openapi.json`,
  ]);
  const features = ["--mvp-features", ...FEATURES.map((feature) => `--enable-${feature}`)];
  // The engine's loops stay functions of their own (ocimfs: the largest function with one caller that is inlined): in one
  // function, they would have too few registers. Nothing is kept in the first KB: there, the stack has overflown.
  const optimise = [
    ...["-O3", "-ocimfs", "20", "--low-memory-unused", "--strip-debug", "--strip-producers"],
    ...features,
  ];
  await runStep("Optimise it", bin("wasm-opt"), [...optimise, `js/generated/${WASM}`, "-o", `${NEW}/${WASM}`]);
  await runStep("Write the type declarations", bin("tsc"), ["--project", "js", "--outDir", NEW]);
  await step("Bundle the JavaScript", () => bundle(NEW));
  await removePrivateDeclarations();
  await rm(inProject("pkg"), { recursive: true, force: true });
  await rename(inProject(NEW), inProject("pkg"));
  await writeFile(stamp("pkg"), sources);
}

/**
 * Makes a package whose core panics when it is asked to, for tests of what comes after. It is not optimised, and has no
 * type declarations.
 */
export async function buildPanicking() {
  const folder = "target/panicking";
  const sources = await fingerprint();
  if (await isMade(folder, sources)) return;
  await rm(inProject(folder), { recursive: true, force: true });
  await compile("Compile a core that panics on request", "--features", "forced-panic");
  await runStep("Make its glue", "cargo", [...TOOLS, `${folder}/generated`, `${folder}/openapi.json`]);
  await rename(inProject(folder, "generated", WASM), inProject(folder, WASM));
  await step("Bundle its JavaScript", () => bundle(folder, inProject(folder, "generated", "glue.js")));
  await writeFile(stamp(folder), sources);
}

/**
 * @param {string} title
 * @param {string[]} more
 */
async function compile(title, ...more) {
  await ensureRust({ components: ["rust-src"] });
  await runStep(title, "cargo", [...COMPILE, ...more], { env: UNSTABLE });
}

/** @param {string} folder */
const stamp = (folder) => inProject("target", `${basename(folder)}.sha256`);

/**
 * Whether a package was made from the sources as they are.
 * @param {string} folder
 * @param {string} sources
 */
async function isMade(folder, sources) {
  if (!existsSync(inProject(folder, "index.js"))) return false;
  return sources === (await readFile(stamp(folder), "utf8").catch(() => ""));
}

/** @param {string} name */
const bin = (name) => inProject("node_modules", ".bin", name);

/**
 * @param {string} folder
 * @param {string} [glue] the glue, where it is not that of the package
 */
async function bundle(folder, glue) {
  const { build: esbuild } = await import("esbuild");
  await esbuild({
    absWorkingDir: root,
    entryPoints: ["js/index.ts"],
    outfile: `${folder}/index.js`,
    bundle: true,
    minify: true,
    format: "esm",
    // The oldest that can run the module.
    target: ["chrome91", "firefox89", "safari16.4", "node20.19"],
    legalComments: "none",
    plugins: glue
      ? [{ name: "glue", setup: (esbuild) => esbuild.onResolve({ filter: /\/glue\.js$/ }, () => ({ path: glue })) }]
      : [],
  });
}

/** Keeps the declarations that can be reached from the package's face: the glue's own are not strict. */
async function removePrivateDeclarations() {
  const reached = new Set();
  const follow = async (/** @type {string} */ file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = await readFile(file, "utf8");
    for (const [, path] of text.matchAll(/from "(\.[^"]+)\.js"/g)) await follow(join(file, "..", `${path}.d.ts`));
  };
  await follow(inProject(NEW, "index.d.ts"));
  for (const file of await files(inProject(NEW))) {
    if (file.endsWith(".d.ts") && !reached.has(file)) await rm(file);
  }
}

/** A fingerprint of all sources. */
async function fingerprint() {
  const hash = createHash("sha256");
  for (const source of [...SOURCES, "scripts/build.mjs"]) {
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
