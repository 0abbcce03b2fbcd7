// The guides: every TypeScript block is compiled as it stands and run against the simulator.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import init from "ocean-fleet";
import { authentication } from "./guides/authentication.ts";
import { blocksOf, complaintsOf, load, write } from "./guides/blocks.ts";
import { largeFleets } from "./guides/large-fleets.ts";
import { liveMaps } from "./guides/live-maps.ts";
import { loading } from "./guides/loading.ts";
import { readme } from "./guides/readme.ts";
import type { Runs } from "./guides/run.ts";
import { selectingFields } from "./guides/selecting-fields.ts";
import { upgrading } from "./guides/upgrading.ts";
import { validation } from "./guides/validation.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const GUIDES: Readonly<Record<string, Runs>> = {
  "README.md": readme,
  "docs/authentication.md": authentication,
  "docs/large-fleets.md": largeFleets,
  "docs/live-maps.md": liveMaps,
  "docs/loading.md": loading,
  "docs/selecting-fields.md": selectingFields,
  "docs/upgrading.md": upgrading,
  "docs/validation.md": validation,
};

/** Guides whose examples need more than the simulator, and have tests of their own. */
const TESTED_ELSEWHERE = ["docs/worker.md", "docs/testing.md", "docs/query-libraries.md"];

before(() => init());

/** The files of all examples. */
const all: string[] = [];

for (const [guide, runs] of Object.entries(GUIDES)) {
  const blocks = await blocksOf(guide);
  const files = await write(guide, blocks);
  all.push(...files);

  test(`every example of ${guide} is run`, () => {
    assert.deepEqual(blocks.map(({ name }) => name).sort(), Object.keys(runs).sort());
  });

  for (const [place, { name, place: where }] of blocks.entries()) {
    test(`the example ${name} of ${where} does what the guide says`, async (context) => {
      const run = runs[name] ?? assert.fail(`nothing runs ${name}: add it to tests/contract/guides/`);
      await run(async <F>() => {
        const module = await load(files[place] ?? "");
        return module[name] as F;
      }, context);
    });
  }
}

test("every example compiles as it stands", () => {
  assert.deepEqual(complaintsOf(all), []);
});

test("an example that does not compile is found", async () => {
  const code = `import { toGeoJSON } from "ocean-fleet";\n\ntoGeoJSON("vehicles", []);\n`;
  const files = await write("wrong.md", [{ name: "wrong", place: "wrong.md:1", code }]);
  assert.match(complaintsOf(files).join("\n"), /^wrong-md\/wrong\.ts:3: /);
});

test("every guide with examples is tested", async () => {
  const names = await readdir(join(root, "docs"));
  const guides = names.filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  const untested = [];
  for (const guide of guides.filter((guide) => !(guide in GUIDES) && !TESTED_ELSEWHERE.includes(guide))) {
    if ((await blocksOf(guide)).length > 0) untested.push(guide);
  }
  assert.deepEqual(untested, []);
});

test("every link in the guides leads to a file and a heading", async () => {
  const dangling = [];
  for (const guide of [...Object.keys(GUIDES), "CONTRIBUTING.md", "SECURITY.md"]) {
    const text = await readFile(join(root, guide), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
      const [path = "", heading] = target.split("#");
      const file = path === "" ? join(root, guide) : join(root, dirname(guide), path);
      if (!existsSync(file) || (heading && !(await headingsOf(file)).includes(heading))) {
        dangling.push(`${guide}: ${target}`);
      }
    }
  }
  assert.deepEqual(dangling, []);
});

/** The headings of a Markdown file, as links name them. */
async function headingsOf(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  return (text.match(/^#+ .*$/gm) ?? []).map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(/\s/g, "-"),
  );
}
