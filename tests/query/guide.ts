import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "target", "query", "guide");

/** Writes the guide's examples to files of their own, and gives them by the function that each exports. */
export async function writeExamples(): Promise<ReadonlyMap<string, string>> {
  await mkdir(folder, { recursive: true });
  const guide = await readFile(join(root, "docs", "query-libraries.md"), "utf8");
  const files = new Map<string, string>();
  for (const [, code = ""] of guide.matchAll(/^```ts\n(.*?)^```$/gms)) {
    const name = /export (?:async )?function (\w+)/.exec(code)?.[1] ?? assert.fail(`no function: ${code}`);
    files.set(name, join(folder, `${name}.ts`));
    await writeFile(join(folder, `${name}.ts`), code);
  }
  return files;
}

/** The function of an example. */
export async function exampleOf<F>(examples: ReadonlyMap<string, string>, name: string): Promise<F> {
  const file = examples.get(name) ?? assert.fail(`the guide has no ${name}`);
  return (await import(pathToFileURL(file).href))[name];
}
