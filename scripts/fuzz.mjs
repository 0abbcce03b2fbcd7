// npm run fuzz: feeds random bodies to the engine, building on those that reached new code.
// npm run fuzz -- --minutes 30                   time per target; default 1
// npm run fuzz -- --runs 5000                    number of bodies per target, the same ones every time
// npm run fuzz -- --target windows               only this target
// npm run fuzz -- --target oracle --case <file>  replays a finding
// npm run fuzz -- --short                        only the harness's tests: all targets on the seeds, and on changed ones
// Needs Rust's nightly toolchain (not for the short form) and a C++ compiler.

import { readdirSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { main, Problem } from "./lib/problem.mjs";
import { inProject } from "./lib/project.mjs";
import { runStep } from "./lib/run.mjs";
import { ensureCargoFuzz, ensureNightly } from "./setup/nightly.mjs";

const TARGETS = readdirSync(inProject("fuzz", "fuzz_targets")).map((file) => basename(file, ".rs"));
const work = inProject("target", "fuzz");
const BUILT = ["--fuzz-dir", inProject("fuzz"), "--target-dir", work];
/** Whatever needs no sanitizer is built with the project's usual toolchain. */
const STABLE = ["--manifest-path", inProject("fuzz", "Cargo.toml"), "--target-dir", work, "--locked"];
const NIGHTLY = { RUSTUP_TOOLCHAIN: "nightly" };

await main(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      runs: { type: "string" },
      target: { type: "string" },
      case: { type: "string" },
      short: { type: "boolean", default: false },
    },
  });
  const seconds = Math.round(positive("minutes", values.minutes) * 60);
  const extent =
    values.runs === undefined
      ? { title: `${values.minutes} min`, limits: [`-max_total_time=${seconds}`] }
      : { title: `${values.runs} bodies`, limits: [`-runs=${positive("runs", values.runs)}`, "-seed=1"] };
  const targets = chosen(values.target);
  await runStep("The targets on the seeds, and on changed ones", "cargo", ["test", ...STABLE, "--tests"]);
  if (values.short) return;
  await ensureNightly(["rust-src"]);
  const cargoFuzz = await ensureCargoFuzz();
  const only = values.target ? targets : [];
  await runStep("Build the targets", cargoFuzz, ["fuzz", "build", ...BUILT, ...only], { env: NIGHTLY });
  if (values.case) return again(cargoFuzz, targets, values.case);
  await prepare();
  for (const target of targets) await fuzz(cargoFuzz, target, extent);
  console.log("\nNo findings.");
});

/**
 * @param {string} name
 * @param {string} value
 */
function positive(name, value) {
  if (!(Number(value) > 0)) throw new Problem(`--${name} ${value} is not a number greater than 0`);
  return Number(value);
}

/** @param {string | undefined} target */
function chosen(target) {
  if (target === undefined) return TARGETS;
  if (TARGETS.includes(target)) return [target];
  throw new Problem(`There is no target "${target}"`, { remedy: `choose from ${TARGETS.join(", ")}` });
}

/** Writes the dictionary and the seeds: the vendor's samples and the conformance corpus. */
async function prepare() {
  await runStep("Write seeds and dictionary", "cargo", ["run", ...STABLE, "--example", "prepare", "--", work]);
}

/**
 * @param {string} cargoFuzz
 * @param {string} target
 * @param {{ title: string, limits: string[] }} extent
 */
async function fuzz(cargoFuzz, target, extent) {
  const corpus = `${work}/corpus/${target}`;
  const findings = `${work}/findings/${target}/`;
  await Promise.all([corpus, findings].map((folder) => mkdir(folder, { recursive: true })));
  const before = (await readdir(corpus)).length;
  const limits = [...extent.limits, "-timeout=20", "-rss_limit_mb=4096", "-max_len=32768"];
  const files = [`-dict=${work}/words`, `-artifact_prefix=${findings}`];
  const args = ["fuzz", "run", ...BUILT, target, corpus, `${work}/seeds`, "--", ...limits, ...files];
  const { output } = await runStep(`Fuzz ${target}, ${extent.title}`, cargoFuzz, args, {
    env: NIGHTLY,
    remedy: `the body is in ${findings}: replay it with \`npm run fuzz -- --target ${target} --case <file>\`, shrink it with \`cargo +nightly fuzz tmin\`, then turn it into a test`,
  });
  const runs = /Done (\d+) runs/.exec(output)?.[1] ?? "?";
  const found = (await readdir(corpus)).length - before;
  console.log(`  ${Number(runs).toLocaleString("en")} bodies, ${found} of which reached new code`);
}

/**
 * @param {string} cargoFuzz
 * @param {string[]} targets
 * @param {string} file
 */
async function again(cargoFuzz, targets, file) {
  for (const target of targets) {
    await runStep(`${target} on ${file}`, cargoFuzz, ["fuzz", "run", ...BUILT, target, file], { env: NIGHTLY });
  }
  console.log(`\nNo findings in ${file}.`);
}
