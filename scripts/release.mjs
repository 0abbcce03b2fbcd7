// npm run check-release -- v1.2.3: whether a tag is that of the package's version, and the CHANGELOG says what is in it.

import { readFile } from "node:fs/promises";
import { main, Problem } from "./lib/problem.mjs";
import { inProject } from "./lib/project.mjs";

await main(async () => {
  const tag = process.argv[2];
  const { version } = JSON.parse(await readFile(inProject("package.json"), "utf8"));
  if (tag !== `v${version}`) {
    const remedy = `tag the commit whose package.json has that version, or name the tag v${version}`;
    throw new Problem(`The tag is ${tag ?? "missing"}, but the version in package.json is ${version}`, { remedy });
  }
  const changelog = await readFile(inProject("CHANGELOG.md"), "utf8");
  if (!changelog.split("\n").some((line) => line.startsWith(`## ${version}`))) {
    const remedy = `rename its section "Unreleased" to "${version}", with the date, and begin a new one`;
    throw new Problem(`CHANGELOG.md has no section ${version}`, { remedy });
  }
  console.log(`${tag} is ready to be released.`);
});
