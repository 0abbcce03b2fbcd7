// The core: compiled, then turned by `crates/codegen` into a module, its glue, and what describes both.

import { readdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { step } from "../lib/progress.mjs";
import { inProject } from "../lib/project.mjs";
import { run, runStep } from "../lib/run.mjs";

const TARGET = "wasm32-unknown-unknown";
const COMPILED = `target/${TARGET}/release/ocean_fleet.wasm`;
export const WASM = "ocean_fleet_bg.wasm";

const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/**
 * `ocimfs` limits the inlining of functions with one caller: the engine's loops must stay separate, or they run out of
 * registers. Nothing is ever stored in the first KB of memory, as the stack would have overflowed by then.
 */
const OPTIMISE = ["-O3", "-ocimfs", "20", "--converge", "--low-memory-unused", ...STRIP];

/**
 * Compiles the core as a plain `cargo build --release` would, but for the paths in the messages of panics: they neither
 * hold the names of this machine's folders nor make the module depend on them.
 * @param {string} title
 * @param {string[]} more
 */
export async function compile(title, ...more) {
  const what = ["--release", "--lib", "--package", "ocean-fleet", "--target", TARGET, "--locked"];
  // Cargo creates the folders below when it fetches the crates.
  await runStep("Fetch the crates", "cargo", ["fetch", "--locked", "--target", TARGET]);
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
export async function generate(folder, openapi) {
  await rm(inProject(folder), { recursive: true, force: true });
  const title = "Generate its glue, TypeScript definitions and OpenAPI document";
  await codegen(title, "generate", COMPILED, folder, openapi);
  await step("Wrap the glue in a function", () => makeGlue(folder));
}

/**
 * @param {string} module
 * @param {string} optimised where to write it
 */
export async function optimise(module, optimised) {
  await runStep("Optimise it", inProject("node_modules", ".bin", "wasm-opt"), [...OPTIMISE, module, "-o", optimised]);
}

/**
 * Writes the module as text, for the entry points that have it built in.
 * @param {string} module
 * @param {string} generated the folder to write it to
 */
export async function embed(module, generated) {
  await codegen("Embed it", "embed", module, `${generated}/embedded.ts`);
}

/**
 * @param {string} title
 * @param {string[]} command
 */
async function codegen(title, ...command) {
  await runStep(title, "cargo", ["run", "--package", "ocean-fleet-codegen", "--locked", "--", ...command]);
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
