import { readFile, writeFile } from "node:fs/promises";
import { inProject } from "../../scripts/lib/project.mjs";
import type { SetUp } from "./set-up.ts";

/** What has passed, as it is kept in `results.json`. */
export interface Results {
  /** The version of Node that everything ran with. */
  readonly node: string;
  /** The version of Chromium that showed the pages. */
  readonly chromium: string;
  /** What has passed, by the name of the set-up. */
  readonly setUps: Readonly<Record<string, Result>>;
}

/** What has passed of a set-up. */
export interface Result {
  /** The version of its tool. */
  readonly version: string | null;
  /** The names of the ways that have passed. */
  readonly ways: readonly string[];
}

const FILE = inProject("tests", "consumers", "results.json");

export async function readResults(): Promise<Results> {
  return JSON.parse(await readFile(FILE, "utf8"));
}

/** Keeps new results in place of earlier ones of the same set-ups, in the table's order. */
export async function writeResults(newer: Results, all: readonly SetUp[]): Promise<void> {
  const earlier = await readResults().catch((): Pick<Results, "setUps"> => ({ setUps: {} }));
  const known = { ...earlier.setUps, ...newer.setUps };
  const setUps = Object.fromEntries(all.flatMap(({ name }) => (known[name] ? [[name, known[name]]] : [])));
  await writeFile(FILE, `${JSON.stringify({ ...newer, setUps }, null, 2)}\n`);
}

/** The version of a set-up's tool, according to its project. */
export async function toolVersion({ name, folder = name, tool, versions }: SetUp): Promise<string | null> {
  if (!tool) return null;
  const manifest = JSON.parse(await readFile(inProject("tests", "consumers", folder, "package.json"), "utf8"));
  return versions?.[tool] ?? manifest.devDependencies?.[tool] ?? manifest.dependencies[tool];
}
