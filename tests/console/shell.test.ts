import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";
import { VIEWS } from "./views.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

test("every view has a link, an address and one heading of its name", async (t) => {
  const console = await ConsolePage.signedIn(t, browser);
  const addresses = new Set<string>();
  for (const name of VIEWS) {
    await console.go(name);
    assert.deepEqual(await console.page.getByRole("heading", { level: 1 }).allTextContents(), [name]);
    addresses.add(new URL(console.page.url()).pathname);
  }
  assert.equal(addresses.size, VIEWS.length);
  assert.deepEqual(console.problems, []);
});

test("the back button returns to the view before, and an unknown address leads to the map", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/nowhere" });
  await console.heading("Map").waitFor();
  await console.go("Equipment");
  await console.page.goBack();
  await console.heading("Map").waitFor();
  assert.equal(new URL(console.page.url()).pathname, "/map");
});

test("the document's title names the view, and the navigation marks it", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/events" });
  await console.heading("Events").waitFor();
  assert.equal(await console.page.title(), "Events · Ocean fleet");
  const current = console.page.getByRole("navigation").locator("[aria-current=page]");
  assert.deepEqual(await current.allTextContents(), ["Events"]);
});

test("the theme follows the system until one is chosen", async (t) => {
  const console = await ConsolePage.open(t, browser, { context: { colorScheme: "dark" } });
  const background = () => console.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await console.page.getByLabel("Theme", { exact: true }).selectOption("light");
  assert.notEqual(await background(), dark);
  await console.page.getByLabel("Theme", { exact: true }).selectOption("system");
  assert.equal(await background(), dark);
});
