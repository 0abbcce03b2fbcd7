import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { AUXILIARY_EQUIPMENT, REASONS } from "../../simulator/fleet/phrases.ts";
import { launchChromium } from "../browser/chromium.ts";
import { RESOURCE_NAMES } from "../resources.ts";
import { ConsolePage } from "./console-page.ts";
import { VIEWS, VUES } from "./views.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

/** Words that French shares, the names of resources, and what the fleet calls its own. */
const SAME_IN_FRENCH = new Set<string>([
  ...["Type", "VIN", "Qualification", "Total", "Validation"],
  ...RESOURCE_NAMES,
  ...REASONS,
  ...AUXILIARY_EQUIPMENT.map(({ label }) => label),
]);

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

test("every view speaks the language that is chosen, and no other, and it can be changed at any time", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/equipment" });
  const english = await textsOfViews(console, VIEWS);
  await console.page.getByLabel("Language", { exact: true }).selectOption("fr");
  const french = await textsOfViews(console, VUES);
  const inBoth = [...english].filter((text) => french.has(text) && !SAME_IN_FRENCH.has(text));
  assert.deepEqual(inBoth, []);
  await console.page.getByLabel("Langue", { exact: true }).selectOption("en");
  await console.heading("Speed").waitFor();
});

/** Visits views and collects what they say, but for the records in their tables. */
async function textsOfViews(console: ConsolePage, names: readonly string[]): Promise<Set<string>> {
  const texts = new Set<string>();
  for (const name of names) {
    await console.go(name);
    await console.settled();
    assert.deepEqual(await console.page.getByRole("heading", { level: 1 }).allTextContents(), [name]);
    for (const text of await console.page.evaluate(saidInMain)) texts.add(text);
  }
  return texts;
}

/** Runs in the page: every text with a word in it, and the names and hints of controls. */
function saidInMain(): string[] {
  const said: (string | null)[] = [];
  const main = document.querySelector("main");
  for (const element of main?.querySelectorAll(":not(tbody, tbody *, code, .maplibregl-map *)") ?? []) {
    said.push(...["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name)));
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent);
  }
  return said.map((text) => text?.trim() ?? "").filter((text) => /\p{L}{3}/u.test(text));
}
