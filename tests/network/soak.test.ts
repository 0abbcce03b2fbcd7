import assert from "node:assert/strict";
import { test } from "node:test";
import { inProject } from "../../scripts/lib/project.mjs";
import { run } from "../../scripts/lib/run.mjs";

test("a short soak neither loses nor duplicates records, and has no unexpected failures", {
  timeout: 240_000,
}, async () => {
  const args = ["--import", import.meta.resolve("tsx"), inProject("tests", "soak", "main.ts"), "--requests", "340"];
  const { code, output } = await run(process.execPath, args, { mayFail: true });
  assert.equal(code, 0, output);
  assert.match(output, / 0 were unexpected/);
  const [, expected, received] = /([\d,]+) records expected, ([\d,]+) received/.exec(output) ?? [];
  assert.ok(expected && expected !== "0");
  assert.equal(received, expected);
});
