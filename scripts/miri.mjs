// npm run miri: the engine's own tests under Miri, which sees every access to memory that is not allowed.
// npm run miri -- escapes    also the tests of decoding whose names contain this: minutes each
// What takes Miri hours is left out, and of random or many cases a few are tried. It needs Rust's nightly toolchain.

import { parseArgs } from "node:util";
import { main } from "./lib/problem.mjs";
import { runStep } from "./lib/run.mjs";
import { ensureNightly } from "./setup/nightly.mjs";

/** The seeds of random cases come from the system. */
const ENV = { MIRIFLAGS: "-Zmiri-disable-isolation", PROPTEST_CASES: "4" };

/** Plain arithmetic over ten thousand years, and patterns of all Unicode: nothing that touches memory by itself. */
const SKIPPED = ["every_day_of_ten_thousand_years", "any_text_comes_out"].flatMap((name) => ["--skip", name]);

await main(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  await ensureNightly(["miri", "rust-src"]);
  const own = ["--package", "ocean-fleet-engine", "--lib"];
  await test("The engine's own tests under Miri", own, []);
  const decoding = ["--package", "ocean-fleet", "--test", "decoding"];
  for (const name of positionals) await test(`Tests of decoding under Miri: ${name}`, decoding, [name]);
});

/**
 * @param {string} title
 * @param {string[]} tests
 * @param {string[]} names
 */
async function test(title, tests, names) {
  const args = ["+nightly", "miri", "test", ...tests, "--", ...names, ...SKIPPED];
  await runStep(title, "cargo", args, { env: ENV, remedy: "see which access Miri names above" });
}
