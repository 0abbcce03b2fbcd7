// npm run build: makes pkg/, the whole of what is published.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { main } from "./lib/problem.mjs";
import { step } from "./lib/progress.mjs";
import { inProject, root } from "./lib/project.mjs";
import { runStep } from "./lib/run.mjs";
import { ensureNpmPackages, ensureRust } from "./setup.mjs";

const TARGET = "wasm32-unknown-unknown";
const COMPILED = `target/${TARGET}/release/ocean_fleet.wasm`;
const WASM = "ocean_fleet_bg.wasm";
/** Where the package is made, before it takes the place of the last one. */
const NEW = "target/pkg";
/** Says in the repository what pkg/ is for; it is not published. */
const README = "pkg/README.md";

/** What the package is made of: nothing else changes it. */
const SOURCES = [
  ...["Cargo.toml", "Cargo.lock", ".cargo", "rust-toolchain.toml", "package-lock.json", "scripts/build.mjs"],
  ...["crates/codegen", "crates/engine", "crates/macros", "src", "js"],
];
const NOT_SOURCES = new Set([inProject("js", "generated")]);

const STRIP = ["--strip-debug", "--strip-producers"];

/**
 * The engine's loops stay functions of their own (ocimfs: the largest function with one caller that is inlined): in one
 * function, they would have too few registers. Nothing is kept in the first KB: there, the stack has overflown.
 */
const OPTIMISE = ["-O3", "-ocimfs", "20", "--low-memory-unused", ...STRIP];

/** Makes pkg/, unless it was made from the sources as they are. */
export async function build() {
  const sources = await fingerprint();
  if (await isMade("pkg", sources)) return;
  // What is there stays usable until the new package is complete.
  await rm(inProject(NEW), { recursive: true, force: true });
  await compile("Compile the core to WebAssembly");
  await generate("js/generated", `${NEW}/openapi.json`);
  await runStep("Optimise it", bin("wasm-opt"), [...OPTIMISE, `js/generated/${WASM}`, "-o", `${NEW}/${WASM}`]);
  await runStep("Write the type declarations", bin("tsc"), ["--project", "js", "--outDir", NEW]);
  await step("Bundle the JavaScript", () => bundle(NEW, "js/generated"));
  await removePrivateDeclarations();
  await copyFile(inProject(README), inProject(NEW, basename(README)));
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
  await generate(`${folder}/generated`, `${folder}/openapi.json`);
  await copyFile(inProject(folder, "generated", WASM), inProject(folder, WASM));
  await step("Bundle its JavaScript", () => bundle(folder, `${folder}/generated`));
  await writeFile(stamp(folder), sources);
}

/**
 * Compiles the core: what anyone's `cargo build --release` makes.
 * @param {string} title
 * @param {string[]} more
 */
async function compile(title, ...more) {
  const what = ["--release", "--lib", "--package", "ocean-fleet", "--target", TARGET, "--locked"];
  await runStep(title, "cargo", ["build", ...what, ...more]);
}

/**
 * Makes the glue, TypeScript modules and OpenAPI of the compiled core.
 * @param {string} folder
 * @param {string} openapi
 */
async function generate(folder, openapi) {
  await rm(inProject(folder), { recursive: true, force: true });
  const tools = ["run", "--package", "ocean-fleet-codegen", "--locked", "--", COMPILED, folder, openapi];
  await runStep("Make its glue, TypeScript definitions and OpenAPI", "cargo", tools);
  await step("Make a function of the glue", () => makeGlue(folder));
}

/**
 * Makes a function of wasm-bindgen's glue. As a module, it would serve one instance of the core; a core that has
 * trapped is replaced by another one, with glue of its own.
 * @param {string} folder
 */
async function makeGlue(folder) {
  const { build: esbuild } = await import("esbuild");
  const [snippets] = await readdir(inProject(folder, "snippets"));
  const parts = ["body.js", "fetch.js", "unfinished.js"].map(
    (name) => `snippets/${snippets}/src/boundary/http/${name}`,
  );
  const modules = ["ocean_fleet_bg.js", ...parts];
  await esbuild({
    stdin: { contents: modules.map((path) => `export * from "./${path}";\n`).join(""), resolveDir: inProject(folder) },
    outfile: inProject(folder, "glue.js"),
    bundle: true,
    format: "cjs",
    banner: { js: "export function createGlue() {\nconst module = {};" },
    footer: { js: "return module.exports;\n}" },
  });
  await writeFile(inProject(folder, "glue.d.ts"), GLUE_TYPES);
}

const GLUE_TYPES = `import type * as exports from "./ocean_fleet.js";

export type { Client, Decoder, PreparedRequest } from "./ocean_fleet.js";

/** The glue of one instance, with all that the module imports. */
export type Glue = typeof exports & {
  /** Connects the instance; before this, nothing can be called. */
  __wbg_set_wasm(exports: object): void;
  /** Ends what the instance has begun and not ended. */
  endAll(): void;
  /** The bytes of a piece of a body, whichever realm it comes from; nothing where it is something else. */
  bytesOf(piece: unknown): Uint8Array | undefined;
};

export function createGlue(): Glue;
`;

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
 * Bundles the JavaScript. It is told what the module calls its imports: see `crates/codegen/src/glue.rs`.
 * @param {string} folder
 * @param {string} generated where the glue is
 */
async function bundle(folder, generated) {
  const { build: esbuild } = await import("esbuild");
  const imports = JSON.parse(await readFile(inProject(generated, "imports.json"), "utf8"));
  const glue = { path: inProject(generated, "glue.js") };
  await esbuild({
    absWorkingDir: root,
    entryPoints: ["js/index.ts"],
    outfile: `${folder}/index.js`,
    bundle: true,
    minify: true,
    format: "esm",
    // The oldest that can run the module.
    target: ["chrome96", "firefox89", "safari16.4", "node20.19"],
    legalComments: "none",
    define: { BUILD: JSON.stringify(imports.module) },
    mangleProps: new RegExp(`^(${Object.keys(imports.names).join("|")})$`),
    mangleCache: imports.names,
    plugins: [{ name: "glue", setup: ({ onResolve }) => onResolve({ filter: /\/glue\.js$/ }, () => glue) }],
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
