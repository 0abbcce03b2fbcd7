import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";

/** The first start of a development server can take long on a busy machine. */
export const PATIENCE_MS = 60_000;

/** What a page should show: the text of each `<output>`, by its id. */
export type Outputs = Readonly<Record<string, string | RegExp>>;

/**
 * Opens a page and checks what it shows, and that it reports no errors unless they are expected.
 *
 * @param baseUrl of the server that it asks
 */
export async function checkPage(
  browser: Browser,
  address: string,
  baseUrl: string,
  expected: Outputs,
  expectedErrors?: RegExp,
): Promise<void> {
  const check = async (page: Page) => {
    for (const [id, text] of Object.entries(expected)) {
      const shown = await textOf(page, id);
      if (typeof text === "string") assert.equal(`${id}: ${shown}`, `${id}: ${text}`);
      else assert.match(shown, text);
    }
  };
  await visit(browser, `${address}?baseUrl=${encodeURIComponent(baseUrl)}`, check, expectedErrors);
}

/** Opens a page, checks it, and that it reports no errors unless they are expected. */
export async function visit(
  browser: Browser,
  address: string,
  check: (page: Page) => Promise<void>,
  expectedErrors = /$^/,
): Promise<void> {
  const page = await browser.newPage();
  const errors = collectErrors(page);
  try {
    await page.goto(address, { timeout: PATIENCE_MS });
    await check(page);
  } catch (error) {
    throw new Error(`${error}\nThe page reported:\n${errors.join("\n")}`);
  } finally {
    await page.close();
  }
  assert.deepEqual(
    errors.filter((error) => !expectedErrors.test(error)),
    [],
  );
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

/** The text of an output, as soon as it has one. */
async function textOf(page: Page, id: string): Promise<string> {
  const output = page.locator(`output#${id}:not(:empty)`);
  return (await output.textContent({ timeout: PATIENCE_MS })) ?? "";
}
