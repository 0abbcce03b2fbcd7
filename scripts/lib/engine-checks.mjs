import { ensureTestRunner } from "../setup/test-runner.mjs";

/** Where the engine is, in the project and in a copy of it. */
export const ENGINE = "crates/engine";
const PACKAGE = ["--package", "ocean-fleet-engine"];

/**
 * Tests of the engine that cargo runs.
 * @typedef {object} EngineTests
 * @property {string} title
 * @property {string[]} command what `cargo` is told to do
 * @property {string[]} selection which tests it is to run
 * @property {Record<string, string>} env
 */

/** The seeds of random cases come from the system; few of those are enough. */
const MIRI = { MIRIFLAGS: "-Zmiri-disable-isolation", PROPTEST_CASES: "4" };

/**
 * Tests of the engine under Miri.
 * @param {string} title
 * @param {string[]} selection what `cargo test` takes
 * @returns {EngineTests}
 */
export const underMiri = (title, selection) => ({
  title,
  command: ["+nightly", "miri", "test"],
  selection: [...PACKAGE, ...selection],
  env: MIRI,
});

/** The tests that reach every `unsafe` block but those of SIMD, in a minute or two. */
export const ESSENTIALS = [
  underMiri("The scanners under Miri", ["--test", "scanners"]),
  underMiri("One way through the engine under Miri", ["--test", "decoding", "essentials::"]),
];

/**
 * The tests that compare the scanners, in WebAssembly: those that run SIMD.
 * @returns {Promise<EngineTests>}
 */
export async function scannersInWebAssembly() {
  const selection = ["--target", "wasm32-unknown-unknown", ...PACKAGE, "--test", "scanners"];
  const env = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: await ensureTestRunner() };
  return { title: "The scanners in WebAssembly, under Node", command: ["test"], selection, env };
}
