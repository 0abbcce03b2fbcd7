// The type declarations of the package.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { runStep } from "../lib/run.mjs";
import { REQUIRED, TYPED } from "./bundle.mjs";

const IMPORT = /((?:from|import\()\s*"\.[^"]+)\.js"/g;

/**
 * Writes the declarations of what can be reached from the entry points; the glue's own are not strict. For CommonJS they
 * are written again: what a `.d.ts` declares is a module's.
 * @param {string} folder
 */
export async function writeDeclarations(folder) {
  await runStep("Write the type declarations", inProject("node_modules", ".bin", "tsc"), [
    ...["--project", "js", "--outDir", folder],
  ]);
  const kept = await reachable(folder, TYPED);
  for (const name of await readdir(inProject(folder), { recursive: true })) {
    const file = inProject(folder, name);
    if (file.endsWith(".d.ts") && !kept.has(file)) await rm(file);
  }
  for (const file of await reachable(folder, REQUIRED)) {
    const text = await readFile(file, "utf8");
    await writeFile(file.replace(/\.d\.ts$/, ".d.cts"), text.replace(IMPORT, '$1.cjs"'));
  }
}

/**
 * The declarations that entry points need.
 * @param {string} folder
 * @param {string[]} entries
 */
async function reachable(folder, entries) {
  /** @type {Set<string>} */
  const reached = new Set();
  const follow = async (/** @type {string} */ file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = await readFile(file, "utf8");
    for (const [found] of text.matchAll(IMPORT)) {
      const [, path] = /"(.+)\.js"/.exec(found) ?? [];
      await follow(join(file, "..", `${path}.d.ts`));
    }
  };
  for (const entry of entries) await follow(inProject(folder, `${entry}.d.ts`));
  return reached;
}
