import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inProject } from "../../scripts/lib/project.mjs";
import { PATIENCE_MS, visit } from "./page.ts";
import type { Project } from "./project.ts";
import type { Surroundings } from "./set-up.ts";

/** Puts the README's first example into a project that was just created, and checks that it shows the silent vehicles. */
export async function checkFirstExample(project: Project, { browser, fleet }: Surroundings): Promise<void> {
  await writeFile(join(project.folder, "src", "main.ts"), await firstExample());
  await writeFile(join(project.folder, "vite.config.ts"), withProxy(new URL(fleet.url).origin));
  await project.script("build");
  const { url, stop } = await project.serve("preview");
  try {
    await visit(browser, url, (page) => checkRegistrations(page, fleet.silent));
  } finally {
    await stop();
  }
}

/** The first example in TypeScript, as it is. */
async function firstExample(): Promise<string> {
  const readme = await readFile(inProject("README.md"), "utf8");
  const [, code] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  assert.ok(code, "The README has no example in TypeScript.");
  return code;
}

/** The proxy that the example speaks of. */
const withProxy = (target: string) => `export default { server: { proxy: { "/restapi": "${target}" } } };\n`;

async function checkRegistrations(page: Page, registrations: readonly string[]): Promise<void> {
  assert.notEqual(registrations.length, 0);
  const last = page.getByText(registrations.at(-1) ?? "");
  await last.waitFor({ timeout: PATIENCE_MS });
  const shown = await page.locator("body").innerText();
  for (const registration of registrations)
    assert.ok(shown.includes(registration), `${registration} is missing:\n${shown}`);
}
