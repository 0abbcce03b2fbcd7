import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { run } from "./run.mjs";

const OPENING = `# The published types

Every declaration that the package publishes, as last reviewed: \`npm run check\` fails if they differ. After an intended
change, update this file with \`npm run accept-types\` and review it with the rest.
`;

/** The entry points whose types are reviewed. */
const ENTRIES = ["index", "worker"];

/**
 * The type declarations of a package as one readable text: each entry point, then the modules it refers to, in order.
 * @param {string} folder where the declarations are
 */
export async function publishedTypes(folder) {
  const seen = new Set();
  const modules = [];
  for (const entry of ENTRIES) modules.push(...(await reached(join(folder, `${entry}.d.ts`), seen)));
  const sections = modules.map(
    ({ file, text }) => `\n## ${relative(folder, file)}\n\n\`\`\`\`ts\n${text.trim()}\n\`\`\`\`\n`,
  );
  return OPENING + sections.join("");
}

/**
 * A module of declarations, followed by those it refers to.
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {Promise<{ file: string, text: string }[]>}
 */
async function reached(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = await readFile(file, "utf8");
  const modules = [{ file, text }];
  for (const [, path] of text.matchAll(/from "(\.[^"]+)\.js"/g)) {
    modules.push(...(await reached(join(dirname(file), `${path}.d.ts`), seen)));
  }
  return modules;
}

/**
 * The line-by-line difference between two files; empty if they are the same.
 * @param {string} reviewed absolute, or relative to the project
 * @param {string} published
 */
export async function difference(reviewed, published) {
  const args = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--", reviewed, published];
  return (await run("git", args, { mayFail: true })).output;
}
