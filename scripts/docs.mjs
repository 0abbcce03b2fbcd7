// npm run docs: a site of everything that the package exports, with the guides. Warnings are errors.

import { TYPED } from "./build/bundle.mjs";
import { WASM } from "./build/core.mjs";
import { ensurePackage } from "./lib/package.mjs";
import { main, Problem } from "./lib/problem.mjs";
import { step } from "./lib/progress.mjs";
import { inProject, root } from "./lib/project.mjs";

const SITE = "target/docs";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
const OPTIONS = {
  name: "ocean-fleet",
  // The declarations as they are published: what is there is what users get.
  entryPoints: TYPED.filter((entry) => entry !== WASM).map((entry) => inProject("pkg", `${entry}.d.ts`)),
  tsconfig: inProject("scripts", "docs.tsconfig.json"),
  basePath: root,
  readme: inProject("README.md"),
  projectDocuments: ["CHANGELOG.md", "docs/!(api).md"].map((path) => inProject(path)),
  disableSources: true,
  excludeInternal: true,
  highlightLanguages: ["ts", "js", "json", "html", "http", "nginx", "sh"],
  // Types that only help to write others are not exported. Undocumented names are found by the contract's tests.
  validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true },
};

await main(async () => {
  await ensurePackage();
  const warnings = await step("Build the API site", buildSite, (warnings) => warnings.length === 0);
  if (warnings.length > 0) {
    const remedy =
      "fix the doc comments and links above: the doc comments are in `js/` and `src/`, the guides in `docs/`";
    throw new Problem("TypeDoc has something to say", { output: warnings.join("\n"), remedy });
  }
  console.log(`The site is in ${SITE}: open ${SITE}/index.html`);
});

/** Builds the site from the published types; returns TypeDoc's warnings. */
async function buildSite() {
  // Imported late because the npm package may have been missing.
  const { Application, LogLevel, Logger } = await import("typedoc");
  /** @type {string[]} */
  const warnings = [];
  class Listener extends Logger {
    /**
     * @override
     * @param {string} message
     * @param {import("typedoc").LogLevel} level
     */
    log(message, level) {
      if (level >= LogLevel.Warn) warnings.push(message);
    }
  }
  const app = await Application.bootstrap(OPTIONS);
  app.logger = new Listener();
  const project = await app.convert();
  if (!project) return warnings;
  for (const document of project.documents ?? []) document.name = headingOf(document);
  // Entry points by the names that are imported.
  for (const module of project.children ?? []) module.name = module.name.replace(/^pkg/, "ocean-fleet");
  app.validate(project);
  await app.generateDocs(project, inProject(SITE));
  return warnings;
}

/**
 * The heading of a guide, which says more than the name of its file.
 * @param {import("typedoc").DocumentReflection} document
 */
function headingOf({ name, content }) {
  const text = content.map((part) => part.text).join("");
  return /^# (.+)$/m.exec(text)?.[1] ?? name;
}
