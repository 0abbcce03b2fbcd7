// Compares the types that the package publishes with the reviewed ones in docs/api.md.
// npm run accept-types   updates docs/api.md

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ensurePackage } from "./lib/package.mjs";
import { main, Problem } from "./lib/problem.mjs";
import { inProject } from "./lib/project.mjs";
import { difference, publishedTypes } from "./lib/published-types.mjs";

const REVIEWED = "docs/api.md";
const PUBLISHED = "target/api.md";

await main(async () => {
  const { values } = parseArgs({ options: { accept: { type: "boolean", default: false } } });
  await ensurePackage();
  const text = await publishedTypes(inProject("pkg"));
  if (values.accept) {
    await writeFile(inProject(REVIEWED), text);
    return console.log(`${REVIEWED} now holds the published types: review it before you commit it`);
  }
  await writeFile(inProject(PUBLISHED), text);
  const output = await difference(existsSync(inProject(REVIEWED)) ? REVIEWED : "/dev/null", PUBLISHED);
  if (output === "") return;
  const remedy = "review the difference above; if it is intended, run `npm run accept-types`";
  throw new Problem(`The published types differ from the reviewed ones in ${REVIEWED}`, { output, remedy });
});
