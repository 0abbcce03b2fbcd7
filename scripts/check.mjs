// npm run check: format, lints, types and doc links. Every check runs, even if an earlier one has failed.

import { readdirSync } from "node:fs";
import { ensurePackage } from "./lib/package.mjs";
import { describe, main } from "./lib/problem.mjs";
import { seconds } from "./lib/progress.mjs";
import { inProject } from "./lib/project.mjs";
import { runStep } from "./lib/run.mjs";
import { ensureNpmPackages, ensureRust } from "./setup.mjs";

const WASM = ["--target", "wasm32-unknown-unknown", "--package", "ocean-fleet"];
/** Fuzzing is a separate workspace because it is compiled differently. It needs a C++ compiler. */
const FUZZ = ["--manifest-path", "fuzz/Cargo.toml"];
/** rustfmt does not look inside macros, where the resources' modules are declared. */
const RESOURCES = readdirSync(inProject("src", "resources")).map((name) => `src/resources/${name}`);
const DENY = ["--", "-D", "warnings"];

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {[command: string, ...args: string[]]} command
 * @property {Record<string, string> | undefined} [env]
 * @property {string} remedy
 */

/** @type {Check[]} */
const CHECKS = [
  {
    title: "rustfmt",
    command: ["cargo", "fmt", "--all", "--check", "--", ...RESOURCES],
    remedy: "run `npm run format`",
  },
  {
    title: "rustfmt, fuzzing",
    command: ["cargo", "fmt", ...FUZZ, "--check"],
    remedy: "run `npm run format`",
  },
  {
    title: "clippy, native",
    command: ["cargo", "clippy", "--workspace", "--all-targets", ...DENY],
    remedy: "fix the lints above",
  },
  {
    title: "clippy, WebAssembly",
    command: ["cargo", "clippy", ...WASM, "--all-targets", ...DENY],
    remedy: "fix the lints above",
  },
  {
    title: "clippy, fuzzing",
    command: ["cargo", "clippy", ...FUZZ, "--locked", "--target-dir", "target/fuzz", "--all-targets", ...DENY],
    remedy: "fix the lints above; if the lock file is out of date, run `cargo update --workspace` in `fuzz`",
  },
  {
    title: "rustdoc, native",
    command: ["cargo", "doc", "--workspace", "--no-deps"],
    env: { RUSTDOCFLAGS: "-D warnings" },
    remedy: "fix the links and doc comments above",
  },
  {
    title: "rustdoc, WebAssembly",
    command: ["cargo", "doc", ...WASM, "--no-deps"],
    env: { RUSTDOCFLAGS: "-D warnings" },
    remedy: "fix the links and doc comments above",
  },
  {
    title: "Biome",
    command: ["node_modules/.bin/biome", "ci", "--error-on-warnings", "--colors=off"],
    remedy: "run `npm run format`, then fix what is left",
  },
  {
    title: "TypeScript, the package",
    command: ["node_modules/.bin/tsc", "--project", "js", "--noEmit", "--emitDeclarationOnly", "false"],
    remedy: "fix the type errors above",
  },
  {
    title: "TypeScript, everything else",
    command: ["node_modules/.bin/tsc", "--noEmit"],
    remedy: "fix the type errors above",
  },
  {
    title: "TypeScript, the console",
    command: ["node_modules/.bin/tsc", "--project", "www"],
    remedy: "fix the type errors above",
  },
  {
    title: "The published types match docs/api.md",
    command: ["node", "scripts/types.mjs"],
    remedy: "review the difference above; if it is intended, run `npm run accept-types`",
  },
  {
    title: "The API site",
    command: ["node", "scripts/docs.mjs"],
    remedy: "see above",
  },
  {
    title: "The workflows",
    command: ["node", "scripts/workflows.mjs"],
    remedy: "see above",
  },
  {
    title: "The package's size",
    command: ["node", "scripts/size.mjs"],
    remedy: "see above",
  },
];

await main(async () => {
  const started = performance.now();
  await ensureNpmPackages();
  await ensureRust({ components: ["clippy", "rustfmt"] });
  // TypeScript needs what the build generates; the Rust checks can run without it.
  const passed = [await passes(ensurePackage)];
  for (const { title, command, env, remedy } of CHECKS) {
    const [program, ...args] = command;
    passed.push(await passes(() => runStep(title, program, args, { env, remedy })));
  }
  const time = seconds(performance.now() - started);
  const failed = ["build", ...CHECKS.map(({ title }) => title)].filter((_, i) => !passed[i]);
  if (failed.length === 0) return console.log(`\nAll ${passed.length} checks passed  ${time}`);
  console.log(`\n${failed.length} of ${passed.length} checks failed  ${time}: ${failed.join(" · ")}`);
  process.exitCode = 1;
});

/**
 * Runs one check. A failure is printed straight away and does not stop the checks that follow.
 * @param {() => Promise<unknown>} check
 */
async function passes(check) {
  try {
    await check();
    return true;
  } catch (error) {
    console.error(`${describe(error)}\n`);
    return false;
  }
}
