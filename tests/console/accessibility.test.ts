import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";
import { VIEWS, VUES } from "./views.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in any view, ${colorScheme}`, async (t) => {
    const console = await ConsolePage.open(t, browser, { context: { colorScheme } });
    await console.button("Sign in").waitFor();
    const found = await violations(console, "the sign-in");
    await console.signIn();
    for (const name of VIEWS) {
      await console.go(name);
      await console.settled();
      found.push(...(await violations(console, name)));
    }
    assert.deepEqual(found, []);
  });
}

test("no view scrolls sideways on a screen 360 pixels wide, in either language", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { context: { viewport: { width: 360, height: 740 } } });
  for (const [language, names] of Object.entries({ en: VIEWS, fr: VUES })) {
    await console.page.getByLabel(/^(Language|Langue)$/).selectOption(language);
    for (const name of names) {
      await console.go(name);
      await console.settled();
      const width = await console.page.evaluate(() => {
        const main = document.querySelector("main");
        return Math.max(document.documentElement.scrollWidth, main?.scrollWidth ?? 0);
      });
      assert.ok(width <= 360, `${name} is ${width} pixels wide`);
    }
  }
});

test("the keyboard reaches the content past the navigation", async (t) => {
  const console = await ConsolePage.open(t, browser);
  await console.button("Sign in").waitFor();
  await console.page.keyboard.press("Tab");
  await console.page.keyboard.press("Enter");
  assert.equal(await console.page.evaluate(() => document.activeElement?.tagName), "MAIN");
});

async function violations({ page }: ConsolePage, where: string): Promise<string[]> {
  // Without frames there is nothing to put together in a page of its own, and what passes need not be described.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${where}: ${id}: ${nodes
          .map(({ html }) => html)
          .join(" ")
          .slice(0, 300)}`,
    );
}
