import { readFile, rm } from "node:fs/promises";
import { findProgram } from "../lib/find.mjs";
import { Problem } from "../lib/problem.mjs";
import { inProject } from "../lib/project.mjs";
import { run, runStep } from "../lib/run.mjs";

const RUNNER = "wasm-bindgen-test-runner";
const tools = inProject("target", "tools");

/**
 * Installs the WebAssembly test runner, in exactly Cargo.lock's version of wasm-bindgen; returns its absolute path.
 * @returns {Promise<string>}
 */
export async function ensureTestRunner() {
  const version = await lockedVersion();
  const runner = await findRunner(version);
  if (runner) return runner;
  await install(version);
  const installed = await findRunner(version);
  if (!installed) throw new Problem(`${RUNNER} ${version} was installed but is not in ${tools}`);
  return installed;
}

async function lockedVersion() {
  const lock = await readFile(inProject("Cargo.lock"), "utf8");
  const version = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (!version)
    throw new Problem("Cargo.lock does not list wasm-bindgen", { remedy: "run `cargo update --workspace`" });
  return version;
}

/** @param {string} version */
async function findRunner(version) {
  for (const file of [findProgram([RUNNER], [`${tools}/bin`]), findProgram([RUNNER])]) {
    if (!file) continue;
    const { stdout } = await run(file, ["--version"], { mayFail: true });
    if (stdout.trim() === `${RUNNER} ${version}`) return file;
  }
  return undefined;
}

/** @param {string} version */
async function install(version) {
  const build = `${tools}/build`;
  const what = ["wasm-bindgen-cli", "--version", version, "--bin", RUNNER];
  const where = ["--root", tools, "--target-dir", build];
  // It runs for seconds per test binary, so a fast build matters more than a fast binary.
  const env = { CARGO_PROFILE_RELEASE_OPT_LEVEL: "0" };
  await runStep(`Build ${RUNNER} ${version} (once, a few minutes)`, "cargo", ["install", ...what, ...where], {
    env,
    remedy: "check that crates.io is reachable, then run the command again: it picks up where it stopped",
  });
  await rm(build, { recursive: true, force: true });
}
