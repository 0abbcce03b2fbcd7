import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inProject } from "../../scripts/lib/project.mjs";
import { PATIENCE_MS, visit } from "./page.ts";
import type { Project } from "./project.ts";
import type { Surroundings } from "./set-up.ts";

/** The server that the README's proxy asks. */
const OCEAN = "https://v3.oceansystem.com";

/**
 * Puts the README's first examples into a project that was just created, and checks that it shows the silent vehicles.
 * Only the server is another.
 */
export async function checkFirstExamples(project: Project, { browser, fleet }: Surroundings): Promise<void> {
  const readme = await readFile(inProject("README.md"), "utf8");
  const config = firstExample(readme, "js");
  assert.ok(config.includes(OCEAN));
  await writeFile(join(project.folder, "src", "main.ts"), firstExample(readme, "ts"));
  await writeFile(join(project.folder, "vite.config.js"), config.replace(OCEAN, new URL(fleet.url).origin));
  await project.script("build");
  const { url, stop } = await project.serve("preview");
  try {
    await visit(browser, url, (page) => checkRegistrations(page, fleet.silent));
  } finally {
    await stop();
  }
}

function firstExample(readme: string, language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(readme) ?? [];
  assert.ok(code, `The README has no example in ${language}.`);
  return code;
}

async function checkRegistrations(page: Page, registrations: readonly string[]): Promise<void> {
  assert.notEqual(registrations.length, 0);
  const last = page.getByText(registrations.at(-1) ?? "");
  await last.waitFor({ timeout: PATIENCE_MS });
  const shown = await page.locator("body").innerText();
  for (const registration of registrations)
    assert.ok(shown.includes(registration), `${registration} is missing:\n${shown}`);
}
