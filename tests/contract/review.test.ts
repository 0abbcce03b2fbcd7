import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { difference, publishedTypes } from "../../scripts/lib/published-types.mjs";
import { folder } from "./declarations.ts";

/** Two files: the types as they are, and after a change to a copy of the package. */
async function change(context: TestContext, module: string, before: string, after: string) {
  const scratch = await mkdtemp(join(tmpdir(), "ocean-fleet-types-"));
  context.after(() => rm(scratch, { recursive: true }));
  const copy = join(scratch, "pkg");
  await cp(folder, copy, { recursive: true });
  const text = await readFile(join(copy, module), "utf8");
  assert.ok(text.includes(before), module);
  await writeFile(join(copy, module), text.replace(before, after));
  const files: [string, string] = [join(scratch, "reviewed.md"), join(scratch, "published.md")];
  await writeFile(files[0], await publishedTypes(folder));
  await writeFile(files[1], await publishedTypes(copy));
  return files;
}

test("types that have not changed need no review", async (context) => {
  const files = await change(context, "generated/boundary.d.ts", "login: string", "login: string");
  assert.equal(await difference(...files), "");
});

test("a changed type is shown before and after", async (context) => {
  const files = await change(context, "generated/boundary.d.ts", "    login: string;", "    login: string | null;");
  const shown = await difference(...files);
  assert.match(shown, /^- {4}login: string;\n\+ {4}login: string \| null;$/m);
});

test("a changed doc comment is shown, even in generated code", async (context) => {
  const files = await change(context, "generated/definitions.d.ts", "17 characters.", "18 characters.");
  assert.match(await difference(...files), /^\+.*18 characters\.$/m);
});

test("the reviewed text holds every declaration once", async () => {
  const text = await publishedTypes(folder);
  for (const name of [
    "interface OceanClient extends",
    "function initSync(",
    "interface Vehicle<",
    "interface VehicleRecordDto",
  ]) {
    assert.equal(text.split(name).length, 2, name);
  }
});
