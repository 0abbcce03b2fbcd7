// npm run miri: runs the engine's own tests under Miri, which detects every invalid memory access. Takes an hour or more.
// npm run miri -- --short      only the tests that reach every unsafe block; takes a minute
// npm run miri -- windows      only the tests whose names contain this
// npm run miri -- --planted    plants a fault in each unsafe block in turn, and checks that the short run catches it
// Under Miri, tests with random or many cases run only a few; those that would take hours are skipped. Needs Rust's
// nightly toolchain. Miri cannot run SIMD: the `boundary` suite runs the same tests in WebAssembly.

import { parseArgs } from "node:util";
import { ESSENTIALS, scannersInWebAssembly, underMiri } from "./lib/engine-checks.mjs";
import { plantFaults } from "./lib/planted-faults.mjs";
import { main, Problem } from "./lib/problem.mjs";
import { runStep } from "./lib/run.mjs";
import { table } from "./lib/table.mjs";
import { ensureNightly } from "./setup/nightly.mjs";

/** Plain arithmetic over ten thousand years, and patterns over all of Unicode: neither touches raw memory. */
const SKIPPED = ["every_day_of_ten_thousand_years", "any_text_comes_out"].flatMap((name) => ["--skip", name]);

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { short: { type: "boolean", default: false }, planted: { type: "boolean", default: false } },
  });
  await ensureNightly(["miri", "rust-src"]);
  if (values.planted) return plant();
  const all = underMiri("The engine's tests under Miri", ["--lib", "--tests", "--", ...positionals, ...SKIPPED]);
  for (const { title, command, selection, env } of values.short ? ESSENTIALS : [all]) {
    await runStep(title, "cargo", [...command, ...selection], {
      env,
      remedy: "see the access that Miri reports above",
    });
  }
});

async function plant() {
  const findings = await plantFaults({ native: ESSENTIALS, webAssembly: [await scannersInWebAssembly()] });
  const columns = ["unsafe block", "in", "what it does", "caught by"].map((title) => ({ title }));
  const rows = findings.flatMap(({ place, owner, fault, caughtBy }) =>
    (caughtBy.length > 0 ? caughtBy : ["NOTHING"]).map((by, i) =>
      i === 0 ? [place, owner, fault, by] : ["", "", "", by],
    ),
  );
  console.log(`\n${table(columns, rows)}\n`);
  const missed = findings.filter(({ caughtBy }) => caughtBy.length === 0);
  if (missed.length > 0) {
    throw new Problem(`${missed.length} of ${findings.length} faults were not caught`, {
      remedy: "write a test that reaches the block, in scanners.rs or essentials.rs",
    });
  }
  console.log(`All ${findings.length} faults were caught.`);
}
