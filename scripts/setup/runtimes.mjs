import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { findProgram } from "../lib/find.mjs";
import { step } from "../lib/progress.mjs";
import { inProject } from "../lib/project.mjs";
import { run } from "../lib/run.mjs";

const FOLDER = "target/runtimes";
/** The other runtimes, and their versions on npm. */
const RUNTIMES = { deno: "2.9.6", bun: "1.4.5" };

/**
 * The programs of Deno and Bun, for tests, under the names of their variables. They are too large for everybody's
 * `node_modules`, and are installed where they are missing. Without a network, a runtime may be left out.
 * @returns {Promise<Record<string, string>>}
 */
export async function ensureRuntimes() {
  const found = Object.keys(RUNTIMES).map((name) => /** @type {const} */ ([name, installed(name)]));
  const missing = found.flatMap(([name, program]) => (program ? [] : [name]));
  if (missing.length > 0) await step(`Install ${missing.join(" and ")}`, install);
  return Object.fromEntries(
    Object.keys(RUNTIMES).flatMap((name) => {
      const program = installed(name);
      return program ? [[name.toUpperCase(), program]] : [];
    }),
  );
}

/** @param {string} name */
const installed = (name) => findProgram([name]) ?? findProgram([name], [inProject(FOLDER, "node_modules", ".bin")]);

async function install() {
  await mkdir(inProject(FOLDER), { recursive: true });
  if (!existsSync(inProject(FOLDER, "package.json"))) {
    await writeFile(inProject(FOLDER, "package.json"), JSON.stringify({ private: true }));
  }
  const packages = Object.entries(RUNTIMES).map(([name, version]) => `${name}@${version}`);
  await run("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: inProject(FOLDER), mayFail: true });
}
