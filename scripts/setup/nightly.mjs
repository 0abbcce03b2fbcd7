// node scripts/setup/nightly.mjs: installs the toolchain that `npm run miri` and `npm run fuzz` need.

import { pathToFileURL } from "node:url";
import { findProgram } from "../lib/find.mjs";
import { main } from "../lib/problem.mjs";
import { inProject } from "../lib/project.mjs";
import { run, runStep } from "../lib/run.mjs";
import { ensureRust } from "./rust.mjs";

const tools = inProject("target", "tools");

/**
 * Installs Rust's nightly toolchain, which Miri and the sanitizers need, with these components.
 * @param {string[]} components
 */
export async function ensureNightly(components) {
  await ensureRust();
  const { code, stdout } = await run("rustup", ["component", "list", "--installed", "--toolchain", "nightly"], {
    mayFail: true,
  });
  const installed = code === 0 ? stdout.split("\n") : [];
  const missing = components.filter((name) => !installed.some((line) => line.startsWith(name)));
  if (code === 0 && missing.length === 0) return;
  const wanted = components.flatMap((name) => ["--component", name]);
  const args = ["toolchain", "install", "nightly", "--profile", "minimal", ...wanted];
  await runStep("Install Rust's nightly toolchain", "rustup", args, { remedy: `run \`rustup ${args.join(" ")}\`` });
}

/**
 * Installs cargo-fuzz; returns its absolute path.
 * @returns {Promise<string>}
 */
export async function ensureCargoFuzz() {
  const found = findCargoFuzz();
  if (found) return found;
  const args = ["install", "cargo-fuzz", "--version", "0.13.2", "--root", tools, "--target-dir", `${tools}/build`];
  await runStep("Build cargo-fuzz (once, a minute)", "cargo", args, {
    // It only starts other programs, so a fast build matters more than a fast binary.
    env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: "0" },
    remedy: "check that crates.io is reachable, then run the command again",
  });
  return findCargoFuzz() ?? `${tools}/bin/cargo-fuzz`;
}

const findCargoFuzz = () => findProgram(["cargo-fuzz"], [`${tools}/bin`]) ?? findProgram(["cargo-fuzz"]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(() => ensureNightly(["miri", "rust-src"]));
}
