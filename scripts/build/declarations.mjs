// The type declarations of the package.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { runStep } from "../lib/run.mjs";
import { TYPED } from "./bundle.mjs";

/** What comes before a module's path, and the path. */
const IMPORT = /((?:from|import\()\s*")(\.[^"]+)\.js"/g;

/**
 * Writes the declarations of what can be reached from the entry points; the glue's own are not strict. For CommonJS they
 * are written again: what a `.d.ts` declares is a module's.
 * @param {string} folder
 */
export async function writeDeclarations(folder) {
  await runStep("Write the type declarations", inProject("node_modules", ".bin", "tsc"), [
    ...["--project", "js", "--outDir", folder],
  ]);
  const kept = await reachable(folder);
  for (const name of await readdir(inProject(folder), { recursive: true })) {
    const file = inProject(folder, name);
    if (file.endsWith(".d.ts") && !kept.has(file)) await rm(file);
  }
  for (const [file, text] of kept) {
    await writeFile(file.replace(/\.d\.ts$/, ".d.cts"), text.replace(IMPORT, '$1$2.cjs"'));
  }
}

/**
 * The files that the entry points' declarations are in, with their texts.
 * @param {string} folder
 */
async function reachable(folder) {
  /** @type {Map<string, string>} */
  const reached = new Map();
  const follow = async (/** @type {string} */ file) => {
    if (reached.has(file)) return;
    const text = await readFile(file, "utf8");
    reached.set(file, text);
    for (const [, , path] of text.matchAll(IMPORT)) await follow(join(file, "..", `${path}.d.ts`));
  };
  for (const entry of TYPED) await follow(inProject(folder, `${entry}.d.ts`));
  return reached;
}
