import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { run } from "./run.mjs";

const OPENING = `# The published types

Every declaration that the package publishes, as it was last reviewed: \`npm run check\` fails where they differ. When a
change is meant, \`npm run accept-types\` writes this file anew; review it with the rest.
`;

/**
 * The type declarations of a package as one readable text: its face first, then what that mentions, in order.
 * @param {string} folder where the declarations are, \`index.d.ts\` among them
 */
export async function publishedTypes(folder) {
  const modules = await reached(join(folder, "index.d.ts"));
  const sections = modules.map(
    ({ file, text }) => `\n## ${relative(folder, file)}\n\n\`\`\`\`ts\n${text.trim()}\n\`\`\`\`\n`,
  );
  return OPENING + sections.join("");
}

/**
 * A module of declarations, and those that it mentions.
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
 * How one file has become another, in lines; nothing where they are the same.
 * @param {string} reviewed absolute, or in the project
 * @param {string} published
 */
export async function difference(reviewed, published) {
  const args = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--", reviewed, published];
  return (await run("git", args, { mayFail: true })).output;
}
