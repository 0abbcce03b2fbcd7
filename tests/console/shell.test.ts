import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";

const VIEWS = ["Map", "Vehicles", "Silent devices", "Auxiliary equipment", "Equipment", "Events", "Inspector", "Speed"];

let browser: Browser;
before(async () => {
  browser = await launchChromium();
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
