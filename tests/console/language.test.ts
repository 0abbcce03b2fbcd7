import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";
import { VUES } from "./views.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

test("the browser's language comes first", async (t) => {
  const console = await ConsolePage.open(t, browser, { context: { locale: "fr-CA" } });
  await console.page.getByRole("button", { name: "Se connecter", exact: true }).waitFor();
  assert.equal(await console.page.getByLabel("Langue", { exact: true }).inputValue(), "fr");
  assert.equal(await console.page.locator("html").getAttribute("lang"), "fr");
});

test("English is what is left for every other language", async (t) => {
  const console = await ConsolePage.open(t, browser, { context: { locale: "de-DE" } });
  await console.button("Sign in").waitFor();
});

test("the language can be changed at any time, and every view has its name in it", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/equipment" });
  await console.heading("Equipment").waitFor();
  await console.page.getByLabel("Language", { exact: true }).selectOption("fr");
  for (const name of VUES) {
    await console.go(name);
    assert.deepEqual(await console.page.getByRole("heading", { level: 1 }).allTextContents(), [name]);
  }
  await console.page.getByLabel("Langue", { exact: true }).selectOption("en");
  await console.heading("Speed").waitFor();
});
