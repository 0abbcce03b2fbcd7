import { ensureTestRunner } from "../setup/test-runner.mjs";

/** The engine's folder, in the project and in copies of it. */
export const ENGINE = "crates/engine";
const PACKAGE = ["--package", "ocean-fleet-engine"];

/**
 * A group of engine tests that cargo runs.
 * @typedef {object} EngineTests
 * @property {string} title
 * @property {string[]} command arguments for `cargo`
 * @property {string[]} selection which tests to run
 * @property {Record<string, string>} env
 */

/** Random cases take their seeds from the system, which isolation would block; a few cases are enough. */
const MIRI = { MIRIFLAGS: "-Zmiri-disable-isolation", PROPTEST_CASES: "4" };

/**
 * Engine tests under Miri.
 * @param {string} title
 * @param {string[]} selection arguments for `cargo test`
 * @returns {EngineTests}
 */
export const underMiri = (title, selection) => ({
  title,
  command: ["+nightly", "miri", "test"],
  selection: [...PACKAGE, ...selection],
  env: MIRI,
});

/** The tests that reach every `unsafe` block except the SIMD ones; they take a minute or two. */
export const ESSENTIALS = [
  underMiri("The scanners under Miri", ["--test", "scanners"]),
  underMiri("The engine's essentials under Miri", ["--test", "decoding", "essentials::"]),
];

/**
 * The tests that compare the scanners, in WebAssembly, so that SIMD runs too.
 * @returns {Promise<EngineTests>}
 */
export async function scannersInWebAssembly() {
  const selection = ["--target", "wasm32-unknown-unknown", ...PACKAGE, "--test", "scanners"];
  const env = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: await ensureTestRunner() };
  return { title: "The scanners in WebAssembly, under Node", command: ["test"], selection, env };
}
