// The JavaScript of the package: a file for every entry point, as a module and for CommonJS.

import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { inProject, root } from "../lib/project.mjs";
import { WASM } from "./core.mjs";
import { simulator, writeLicences } from "./simulator.mjs";

/** The entry points that become part of an application: they get source maps. */
const MAPPED = ["index", "slim", "worker", "query"];
/** The others that can be required, too. */
const UNMAPPED = ["testing", "worker-script"];
/** Those that are modules only. */
const MODULES_ONLY = ["workerd"];

/** What has types of its own. */
export const TYPED = [...MAPPED, ...UNMAPPED, WASM];

/** The modules that become a file of their own, which bundlers leave out of applications that do not use it. */
const SEPARATE = { geojson: "geojson/features" };

/**
 * Bundles the JavaScript, with the names that the module gives its imports: see `crates/codegen/src/glue.rs`.
 * @param {string} folder
 * @param {string} generated where the glue is
 */
export async function bundle(folder, generated) {
  const { build } = await import("esbuild");
  const imports = JSON.parse(await readFile(inProject(generated, "imports.json"), "utf8"));
  /** @type {import("esbuild").BuildOptions} */
  const options = {
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    // The oldest versions that can run the module.
    target: ["chrome96", "firefox89", "safari16.4", "node20.19"],
    legalComments: "none",
    define: { BUILD: JSON.stringify(imports.module) },
    mangleProps: new RegExp(`^(${Object.keys(imports.names).join("|")})$`),
    mangleCache: imports.names,
  };
  /** @type {import("esbuild").BuildOptions} */
  const asModules = {
    ...options,
    format: "esm",
    // Minified, for not everybody has a bundler, but in lines: Node prints the one that has thrown. `lineLimit` would not do,
    // because it continues strings on the next line, where Rollup indents them in an IIFE.
    minifyIdentifiers: true,
    minifySyntax: true,
    external: [`./${WASM}`],
    plugins: [fromFolder(generated), simulator, separate],
  };
  const mapped = { ...named(MAPPED), ...SEPARATE };
  // The maps hold the sources: stacks then lead to readable code, with nothing more to download but for who looks.
  await build({ ...asModules, entryPoints: inputs(mapped), sourcemap: true });
  await Promise.all(Object.keys(mapped).map((name) => moveSourceMap(`${folder}/${name}.js.map`)));
  const unmapped = named([...UNMAPPED, ...MODULES_ONLY]);
  const { metafile } = await build({ ...asModules, entryPoints: inputs(unmapped), metafile: true });
  await writeLicences(folder, Object.keys(metafile.inputs));
  await build({
    ...options,
    entryPoints: inputs(named([...MAPPED, ...UNMAPPED])),
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    define: { ...options.define, "import.meta.url": "undefined" },
    // Readable, without a source map: no page downloads it, and stacks lead straight to it.
    plugins: [fromFolder(generated), simulator],
  });
}

/** @param {string[]} names */
const named = (names) => Object.fromEntries(names.map((name) => [name, name]));

/** @param {Record<string, string>} modules */
const inputs = (modules) => Object.entries(modules).map(([out, module]) => ({ out, in: `js/${module}.ts` }));

/**
 * Takes what differs from build to build from one folder.
 * @param {string} generated
 * @returns {import("esbuild").Plugin}
 */
const fromFolder = (generated) => ({
  name: "generated",
  setup({ onResolve }) {
    onResolve({ filter: /\/glue\.js$/ }, () => ({ path: inProject(generated, "glue.js") }));
    onResolve({ filter: /\/snippets\.js$/ }, () => ({ path: inProject(generated, "snippets.js") }));
    onResolve({ filter: /\/embedded\.js$/ }, () => ({ path: inProject(generated, "embedded.ts") }));
  },
});

/** @type {import("esbuild").Plugin} */
const separate = {
  name: "separate",
  setup({ onResolve }) {
    for (const [name, module] of Object.entries(SEPARATE)) {
      onResolve({ filter: new RegExp(`/${module}\\.js$`) }, () => ({ path: `./${name}.js`, external: true }));
    }
  },
};

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
