import { readFile, writeFile } from "node:fs/promises";
import { inProject } from "../../scripts/lib/project.mjs";
import type { Results } from "./results.ts";
import type { SetUp } from "./set-up.ts";
import { UNTESTED } from "./set-ups.ts";

const FILE = inProject("README.md");
const BEGIN = "<!-- set-ups:begin -->\n";
const END = "<!-- set-ups:end -->\n";

/** What the README says about set-ups. */
export async function readSection(): Promise<string> {
  const [, section] = await parts();
  return section;
}

export async function writeSection(section: string): Promise<void> {
  const [before, , after] = await parts();
  await writeFile(FILE, before + BEGIN + section + END + after);
}

async function parts(): Promise<[before: string, section: string, after: string]> {
  const [before, rest] = (await readFile(FILE, "utf8")).split(BEGIN);
  const [section, after] = rest?.split(END) ?? [];
  if (before === undefined || section === undefined || after === undefined) {
    throw new Error(`README.md should have the lines\n${BEGIN}${END}where the table of set-ups belongs.`);
  }
  return [before, section, after];
}

/** What the README should say: a table of what has passed, and where that was. */
export function section(setUps: readonly SetUp[], { node, chromium, setUps: passed }: Results): string {
  const rows = titles(setUps).map((title) => {
    const results = setUps.flatMap((setUp) => (setUp.title === title ? (passed[setUp.name] ?? []) : []));
    const versions = results.flatMap(({ version }) => version ?? []);
    const ways = new Set(results.flatMap((result) => result.ways));
    return `| ${[title, versions.join(", "), [...ways].join(", ")].join(" | ")} |\n`;
  });
  const where = `Node ${node}, pages with Chromium ${chromium}`;
  const sentences = [`Each installs the packed package and gets records from a server; under ${where}.`, ...UNTESTED];
  return `${HEADER}${rows.join("")}\n${sentences.join("\n")}\n`;
}

const HEADER = "| set-up | versions | tested |\n| --- | --- | --- |\n";

const titles = (setUps: readonly SetUp[]) => [...new Set(setUps.map(({ title }) => title))];
