import { runCargoTests } from "../lib/cargo-tests.mjs";
import { ensureRust } from "../setup/rust.mjs";

/** @type {import("../lib/suite.mjs").Suite} */
export const rust = {
  name: "rust",
  about: "the engine, the definitions and the macros, native",
  async run() {
    await ensureRust();
    return runCargoTests("Native Rust tests", ["--workspace"]);
  },
};
