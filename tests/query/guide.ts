import assert from "node:assert/strict";
import { blocksOf, load, write } from "../contract/guides/blocks.ts";

const GUIDE = "docs/query-libraries.md";

/** Writes the guide's examples to files of their own, and gives them by the function that each exports. */
export async function writeExamples(): Promise<ReadonlyMap<string, string>> {
  const blocks = await blocksOf(GUIDE);
  const files = await write(GUIDE, blocks);
  return new Map(blocks.map(({ name }, place) => [name, files[place] ?? ""]));
}

/** The function of an example. */
export async function exampleOf<F>(examples: ReadonlyMap<string, string>, name: string): Promise<F> {
  const file = examples.get(name) ?? assert.fail(`the guide has no ${name}`);
  return (await load(file))[name] as F;
}
