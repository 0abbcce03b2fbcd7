import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";

/** The first start of a development server can take long on a busy machine. */
const PATIENCE_MS = 120_000;

/** What a page should show: the text of each `<output>`, by its id. */
export type Outputs = Readonly<Record<string, string | RegExp>>;

/**
 * Opens a page and checks what it shows, and that it reports no errors unless they are expected.
 *
 * @param address of the page
 * @param baseUrl of the server that it asks
 */
export async function checkPage(
  browser: Browser,
  address: string,
  baseUrl: string,
  expected: Outputs,
  expectedErrors = /$^/,
): Promise<void> {
  const page = await browser.newPage();
  try {
    const errors = collectErrors(page);
    await page.goto(`${address}?baseUrl=${encodeURIComponent(baseUrl)}`, { timeout: PATIENCE_MS });
    for (const [id, text] of Object.entries(expected)) {
      const shown = await textOf(page, id).catch(() => undefined);
      assert.ok(shown !== undefined, `The page shows no “${id}”. Its errors:\n${errors.join("\n")}`);
      if (typeof text === "string") assert.equal(shown, text);
      else assert.match(shown, text);
    }
    assert.deepEqual(
      errors.filter((error) => !expectedErrors.test(error)),
      [],
    );
  } finally {
    await page.close();
  }
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  page.on("console", (message) => {
    // Browsers look for an icon of their own accord.
    const isIcon = message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && !isIcon) errors.push(message.text());
  });
  return errors;
}

async function textOf(page: Page, id: string): Promise<string> {
  const output = page.locator(`output#${id}:not(:empty)`);
  return (await output.textContent({ timeout: PATIENCE_MS })) ?? "";
}
