// Compiles the contender written in Rust, which no other command builds.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Problem } from "../../../scripts/lib/problem.mjs";
import { inProject } from "../../../scripts/lib/project.mjs";
import { run } from "../../../scripts/lib/run.mjs";
import { cratesOf } from "./crates.mjs";
import { serdeSource } from "./source.mjs";

const FOLDER = inProject("bench", "data", "serde");
const TARGET = "wasm32-unknown-unknown";
const FEATURES = ["simd", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types"];

/** The module and its loader. */
export const SERDE = join(FOLDER, "pkg");
export const SERDE_GLUE = "serde.js";
export const SERDE_WASM = "serde_bg.wasm";

/**
 * Compiles it, unless it was already compiled from the same definitions.
 * @param {import("../../contract/openapi.mjs").OpenApi} openapi
 * @param {(detail: string) => void} report
 */
export async function buildSerde(openapi, report) {
  const crates = cratesOf(serdeSource(openapi), await lockedVersion());
  const sources = createHash("sha256").update(JSON.stringify(crates)).digest("hex");
  const stamp = join(FOLDER, "made-from.sha256");
  if ((await readFile(stamp, "utf8").catch(() => "")) === sources) return;
  for (const [path, text] of Object.entries(crates)) {
    await mkdir(dirname(join(FOLDER, path)), { recursive: true });
    await writeFile(join(FOLDER, path), text);
  }
  // Use the same versions as the package.
  await copyFile(inProject("Cargo.lock"), join(FOLDER, "Cargo.lock"));
  const options = { cwd: FOLDER, report };
  const folder = ["--target-dir", "target"];
  await run("cargo", ["build", "--release", "--package", "serde-contender", "--target", TARGET, ...folder], options);
  const compiled = join("target", TARGET, "release", "serde_contender.wasm");
  await run("cargo", ["run", "--package", "glue", ...folder, "--", compiled, SERDE], options);
  const features = [...FEATURES, "multivalue"].map((feature) => `--enable-${feature}`);
  const module = join(SERDE, SERDE_WASM);
  await run(inProject("node_modules", ".bin", "wasm-opt"), ["-O3", ...features, module, "-o", module], { report });
  await writeFile(stamp, sources);
}

/** The version of wasm-bindgen in the project's lockfile. */
async function lockedVersion() {
  const lock = await readFile(inProject("Cargo.lock"), "utf8");
  const version = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (version) return version;
  throw new Problem("Cargo.lock does not list wasm-bindgen", { remedy: "run `cargo update --workspace`" });
}
