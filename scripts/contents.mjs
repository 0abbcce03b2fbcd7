// npm run accept-contents: lists the files that are published in tests/package/contents.txt, to be reviewed.

import { writeFile } from "node:fs/promises";
import { ensurePackage } from "./lib/package.mjs";
import { main } from "./lib/problem.mjs";
import { inProject } from "./lib/project.mjs";
import { run } from "./lib/run.mjs";

const REVIEWED = "tests/package/contents.txt";

await main(async () => {
  await ensurePackage();
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"]);
  const [{ files }] = JSON.parse(stdout);
  const paths = files.map((/** @type {{ path: string }} */ { path }) => path).sort();
  await writeFile(inProject(REVIEWED), `${paths.join("\n")}\n`);
  console.log(`${REVIEWED} now lists ${paths.length} files: review it before you commit it`);
});
