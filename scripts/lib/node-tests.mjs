import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "./problem.mjs";
import { root } from "./project.mjs";
import { runStep } from "./run.mjs";

const REPORTER = new URL("./node-test-tally.mjs", import.meta.url).href;
const IN_ONE_PROCESS = fileURLToPath(new URL("./test-files.mjs", import.meta.url));

/**
 * Runs the `*.test.ts` files of a folder with node:test, through tsx.
 * @param {string} title
 * @param {string} folder absolute path
 * @param {{
 *   cwd?: string,
 *   env?: Record<string, string>,
 *   minutes?: number,
 *   only?: (file: string, text: string) => boolean,
 *   inOneProcess?: boolean,
 * }} [options] `minutes`: the time limit of a file; `only` chooses files; `inOneProcess`: files otherwise have one each
 * @returns {Promise<import("./suite.mjs").Outcome>}
 */
export async function runNodeTests(title, folder, { cwd = root, env, minutes = 5, only, inOneProcess } = {}) {
  const files = (await testFiles(folder, only)).map((file) => relative(cwd, file));
  if (files.length === 0) throw new Problem(`There are no *.test.ts files in ${folder}`);
  const scratch = await mkdtemp(join(tmpdir(), "ocean-fleet-tally-"));
  const tally = join(scratch, "tally");
  const args = [
    ["--import", import.meta.resolve("tsx")],
    ["--test-reporter=spec", "--test-reporter-destination=stdout"],
    [`--test-reporter=${REPORTER}`, `--test-reporter-destination=${tally}`],
    inOneProcess
      ? [IN_ONE_PROCESS, String(minutes)]
      : ["--test", "--test-concurrency=1", `--test-timeout=${minutes * 60_000}`],
    files,
  ];
  const { code, output } = await runStep(title, process.execPath, args.flat(), { cwd, env, mayFail: true });
  const verdicts = (await readFile(tally, "utf8")).split("\n");
  await rm(scratch, { recursive: true });
  const empty = verdicts.filter((verdict) => verdict.startsWith("empty "));
  return {
    tally: counted(verdicts, empty.length, code),
    output: [output, ...empty.map((verdict) => `${verdict.slice("empty ".length)} contains no tests`)].join("\n"),
  };
}

/**
 * @param {string} folder
 * @param {(file: string, text: string) => boolean} [only]
 */
async function testFiles(folder, only = () => true) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith(".test.ts")).map((name) => join(folder, name));
  const chosen = [];
  for (const file of files.sort()) if (only(file, await readFile(file, "utf8"))) chosen.push(file);
  return chosen;
}

/**
 * @param {string[]} verdicts
 * @param {number} empty
 * @param {number} code
 */
function counted(verdicts, empty, code) {
  const of = (/** @type {string} */ word) => verdicts.filter((each) => each === word).length;
  // A run that died before its first verdict has failed too.
  const failed = of("failed") + empty || (code === 0 ? 0 : 1);
  return { passed: of("passed"), failed, skipped: of("skipped") };
}
