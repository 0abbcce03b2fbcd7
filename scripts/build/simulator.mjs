// How the simulator becomes part of the package, as its entry point for tests.

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { inProject } from "../lib/project.mjs";

/**
 * Gives the entry point its implementation. Of Faker, which has names in every language, only those that are used become
 * part of it.
 * @type {import("esbuild").Plugin}
 */
export const simulator = {
  name: "simulator",
  setup({ onLoad, onResolve }) {
    const library = { path: inProject("simulator", "library", "index.ts") };
    onResolve({ filter: /\/implementation\.js$/ }, () => library);
    onLoad({ filter: /\/fleet\/names\.mjs$/ }, async ({ path }) => {
      const names = Object.entries(await import(pathToFileURL(path).href));
      return { contents: names.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n") };
    });
  },
};

/** Libraries whose data the plugin above has put in: they are not among the files that were bundled. */
const READ = ["@faker-js/faker"];

/**
 * Keeps the licences of the libraries that have become part of the package.
 * @param {string} folder
 * @param {string[]} files the files that were bundled
 */
export async function writeLicences(folder, files) {
  const bundled = files.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const licences = [...new Set([...bundled, ...READ])].sort().map(async (library) => {
    const { version } = JSON.parse(await readFile(inProject("node_modules", library, "package.json"), "utf8"));
    const licence = await readFile(inProject("node_modules", library, "LICENSE"), "utf8");
    return `${library} ${version}\n\n${licence.trim()}\n`;
  });
  const parts = ["The entry point for tests contains parts of these libraries.\n", ...(await Promise.all(licences))];
  await writeFile(inProject(folder, "testing.LICENSES.txt"), parts.join(`\n${"-".repeat(80)}\n\n`));
}
