// npm run build: builds pkg/, which holds everything that is published.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateSync } from "node:zlib";
import { main } from "./lib/problem.mjs";
import { step } from "./lib/progress.mjs";
import { inProject, root } from "./lib/project.mjs";
import { run, runStep } from "./lib/run.mjs";
import { ensureNpmPackages, ensureRust } from "./setup.mjs";

const TARGET = "wasm32-unknown-unknown";
const COMPILED = `target/${TARGET}/release/ocean_fleet.wasm`;
const WASM = "ocean_fleet_bg.wasm";
/** The package is built here, then replaces the previous one. */
const NEW = "target/pkg";
/** Explains pkg/ to readers of the repository; not published. */
const README = "pkg/README.md";

/** Everything the package is built from. */
const SOURCES = [
  ...["Cargo.toml", "Cargo.lock", ".cargo", "rust-toolchain.toml", "package-lock.json", "scripts/build.mjs"],
  ...["crates/codegen", "crates/engine", "crates/macros", "src", "js"],
];
/** The package's entry points. */
const ENTRIES = ["index", "slim", "worker", "worker-script"];
const NOT_SOURCES = new Set([inProject("js", "generated")]);

const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/**
 * `ocimfs` limits the inlining of functions with one caller: the engine's loops must stay separate, or they run out of
 * registers. Nothing is ever stored in the first KB of memory, as the stack would have overflowed by then.
 */
const OPTIMISE = ["-O3", "-ocimfs", "20", "--converge", "--low-memory-unused", ...STRIP];

/** Builds pkg/ unless it is up to date. */
export async function build() {
  const sources = await fingerprint();
  if (await isMade("pkg", sources)) return;
  // The old package stays usable until the new one is complete.
  await rm(inProject(NEW), { recursive: true, force: true });
  await compile("Compile the core to WebAssembly");
  await generate("js/generated", `${NEW}/openapi.json`);
  await runStep("Optimise it", bin("wasm-opt"), [...OPTIMISE, `js/generated/${WASM}`, "-o", `${NEW}/${WASM}`]);
  await embed(`${NEW}/${WASM}`, "js/generated");
  await runStep("Write the type declarations", bin("tsc"), ["--project", "js", "--outDir", NEW]);
  await step("Bundle the JavaScript", () => bundle(NEW, "js/generated"));
  await removePrivateDeclarations();
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

/**
 * Compiles the core as a plain `cargo build --release` would, but for the paths in the messages of panics: they neither
 * hold the names of this machine's folders nor make the module depend on them.
 * @param {string} title
 * @param {string[]} more
 */
async function compile(title, ...more) {
  const what = ["--release", "--lib", "--package", "ocean-fleet", "--target", TARGET, "--locked"];
  const { output: sysroot } = await run("rustc", ["--print", "sysroot"]);
  const crates = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const renamed = [
    [join(sysroot.trim(), "lib", "rustlib", "src", "rust"), "rust"],
    ...(await readdir(crates)).map((registry) => [join(crates, registry), "crates"]),
  ];
  const flags = renamed.map(([folder, name]) => `--remap-path-prefix=${folder}=${name}`);
  const config = `target.${TARGET}.rustflags=${JSON.stringify(flags)}`;
  await runStep(title, "cargo", ["build", "--config", config, ...what, ...more]);
}

/**
 * Generates the glue, TypeScript modules and OpenAPI document of the compiled core.
 * @param {string} folder
 * @param {string} openapi
 */
async function generate(folder, openapi) {
  await rm(inProject(folder), { recursive: true, force: true });
  const tools = ["run", "--package", "ocean-fleet-codegen", "--locked", "--", COMPILED, folder, openapi];
  await runStep("Generate its glue, TypeScript definitions and OpenAPI document", "cargo", tools);
  await step("Wrap the glue in a function", () => makeGlue(folder));
}

/**
 * Wraps wasm-bindgen's glue in a function. As a module it could serve only one instance of the core, but a core that
 * has trapped is replaced by a new instance with glue of its own.
 * @param {string} folder
 */
async function makeGlue(folder) {
  const { build: esbuild } = await import("esbuild");
  const [snippets] = await readdir(inProject(folder, "snippets"));
  const snippet = (/** @type {string} */ name) => `snippets/${snippets}/src/boundary/${name}.js`;
  const parts = ["base_url", "hooks", "http/fetch", "http/unfinished"];
  const modules = ["ocean_fleet_bg.js", ...parts.map(snippet)];
  const { outputFiles } = await esbuild({
    stdin: { contents: modules.map((path) => `export * from "./${path}";\n`).join(""), resolveDir: inProject(folder) },
    bundle: true,
    format: "esm",
    write: false,
  });
  const [body] = outputFiles.map(({ text }) => text.replace(/^export \{/m, "return {"));
  await writeFile(
    inProject(folder, "glue.js"),
    `export function createGlue({ TextDecoder, TextEncoder }) {\n${body}}\n`,
  );
  await writeFile(inProject(folder, "glue.d.ts"), GLUE_TYPES);
  const shared = Object.entries(SHARED_SNIPPETS).map(
    ([name, part]) => `export { ${name} } from "./${snippet(part)}";\n`,
  );
  await writeFile(inProject(folder, "snippets.js"), shared.join(""));
  await writeFile(inProject(folder, "snippets.d.ts"), SNIPPET_TYPES);
}

/** What the glue has in common with our own code, and where it is. */
const SHARED_SNIPPETS = { bytesOf: "http/fetch", callHook: "hooks", resolveBaseUrl: "base_url" };

const SNIPPET_TYPES = `/** The bytes of a piece of a body, whatever its kind and realm; nothing if it does not consist of bytes. */
export function bytesOf(piece: unknown): Uint8Array | undefined;

/** Calls a hook of the application; if it throws, or its promise rejects, that is reported, and nothing breaks here. */
export function callHook(hook: (first: unknown, second: unknown) => unknown, first: unknown, second: unknown): void;

/** Resolves a base URL as the platform does, to its absolute form; or says what is wrong with it. */
export function resolveBaseUrl(
  given: string,
  allowInsecure: boolean,
): { readonly href?: string; readonly problem?: string };
`;

const GLUE_TYPES = `import type * as exports from "./ocean_fleet.js";

export type { Client, Decoder, Memory, PreparedRequest } from "./ocean_fleet.js";

/** The glue of one instance, with everything the module imports. */
export type Glue = typeof exports & {
  /** Connects the instance; must be called first. */
  __wbg_set_wasm(exports: object): void;
  /** Ends whatever the instance has started and not finished. */
  endAll(): void;
};

/** Makes the glue, given the classes that it uses. */
export function createGlue(classes: Pick<typeof globalThis, "TextDecoder" | "TextEncoder">): Glue;
`;

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

/** @param {string} name */
const bin = (name) => inProject("node_modules", ".bin", name);

/** The modules that become a file of their own, which bundlers leave out of applications that do not use it. */
/**
 * Writes the module as text, for the entry point that has it built in. As text it is a third larger, but compressed again
 * on its way it takes hardly more than by itself.
 * @param {string} wasm
 * @param {string} generated the folder to write it to
 */
async function embed(wasm, generated) {
  const text = deflateSync(await readFile(inProject(wasm)), { level: 9 }).toString("base64");
  const code = `// The module, deflated, in base64.\nexport default "${text}";\n`;
  await writeFile(inProject(generated, "embedded.ts"), code);
}

const SEPARATE = { geojson: "geojson/features" };

/**
 * Bundles the JavaScript, with the names that the module gives its imports: see `crates/codegen/src/glue.rs`.
 * @param {string} folder
 * @param {string} generated where the glue is
 */
async function bundle(folder, generated) {
  const { build: esbuild } = await import("esbuild");
  const imports = JSON.parse(await readFile(inProject(generated, "imports.json"), "utf8"));
  const glue = { path: inProject(generated, "glue.js") };
  const embedded = { path: inProject(generated, "embedded.ts") };
  const modules = { ...Object.fromEntries(ENTRIES.map((entry) => [entry, entry])), ...SEPARATE };
  await esbuild({
    absWorkingDir: root,
    entryPoints: Object.entries(modules).map(([out, module]) => ({ out, in: `js/${module}.ts` })),
    outdir: folder,
    bundle: true,
    minify: true,
    // Minified, for not everybody has a bundler; in lines that can be looked at, for Node prints the one that has thrown.
    lineLimit: 400,
    // With the sources in it: stacks then lead to readable code, with nothing more to download but for who looks.
    sourcemap: true,
    format: "esm",
    // The oldest versions that can run the module.
    target: ["chrome96", "firefox89", "safari16.4", "node20.19"],
    legalComments: "none",
    define: { BUILD: JSON.stringify(imports.module) },
    mangleProps: new RegExp(`^(${Object.keys(imports.names).join("|")})$`),
    mangleCache: imports.names,
    plugins: [
      { name: "glue", setup: ({ onResolve }) => onResolve({ filter: /\/glue\.js$/ }, () => glue) },
      { name: "embedded", setup: ({ onResolve }) => onResolve({ filter: /\/embedded\.js$/ }, () => embedded) },
      {
        name: "separate",
        setup({ onResolve }) {
          for (const [name, module] of Object.entries(SEPARATE)) {
            onResolve({ filter: new RegExp(`/${module}\\.js$`) }, () => ({ path: `./${name}.js`, external: true }));
          }
        },
      },
    ],
  });
  await Promise.all(Object.keys(modules).map((name) => moveSourceMap(`${folder}/${name}.js.map`)));
}

/**
 * Writes the sources' paths in a source map as they are seen from pkg/.
 * @param {string} path
 */
async function moveSourceMap(path) {
  const file = inProject(path);
  const map = JSON.parse(await readFile(file, "utf8"));
  map.sources = map.sources.map((/** @type {string} */ source) => relative(inProject("pkg"), join(file, "..", source)));
  await writeFile(file, JSON.stringify(map));
}

/** Keeps only the declarations reachable from the package's entry points: the glue's own are not strict. */
async function removePrivateDeclarations() {
  const reached = new Set();
  const follow = async (/** @type {string} */ file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = await readFile(file, "utf8");
    for (const [, path] of text.matchAll(/from "(\.[^"]+)\.js"/g)) await follow(join(file, "..", `${path}.d.ts`));
  };
  for (const entry of ENTRIES) await follow(inProject(NEW, `${entry}.d.ts`));
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
