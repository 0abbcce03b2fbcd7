import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";

const WAYS = [
  "JSON.parse",
  "JSON.parse + zod",
  "ocean-fleet, page",
  "ocean-fleet, page, streamed",
  "ocean-fleet, worker",
];

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

test("a comparison measures every way, and shows times, speeds and blocks", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/speed" });
  await console.page.getByLabel("Fleet").selectOption({ label: "10 vehicles" });
  await console.page.evaluate(() =>
    addEventListener("securitypolicyviolation", (event) => window.console.error(event)),
  );
  await console.button("Compare").click();
  const table = console.page.getByRole("table", { name: "The numbers" });
  await table.waitFor();
  const rows = await table.evaluate((element: HTMLTableElement) =>
    [...(element.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent ?? "")),
  );

  assert.deepEqual(
    rows.map(([head], index) => head?.startsWith(WAYS[index] ?? "?")),
    WAYS.map(() => true),
  );
  for (const [, median, range, speed, throughput, first, block] of rows) {
    for (const time of [median, first, block]) assert.match(time ?? "", /^[\d.]+ ms$/);
    assert.match(range ?? "", /^[\d.]+ ms – [\d.]+ ms$/);
    assert.match(speed ?? "", /^[\d.]+×$/);
    assert.match(throughput ?? "", /^[\d.]+ [kM]B\/s$/);
  }
  assert.equal(rows[0]?.[3], "1×");
  await console.page.getByText(/^10 records, [\d.]+ kB, \d+ rounds\. All ways that make records/).waitFor();
  const bars = console.page.getByRole("list", { name: "Time to read the answer" }).locator("rect");
  const widths = await bars.evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().width));
  assert.equal(widths.length, WAYS.length);
  assert.ok(widths.every((width) => width > 0));
  assert.deepEqual(console.problems, []);
});

test("a comparison that is cancelled stops and gives no result", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/speed" });
  await console.page.getByLabel("Fleet").selectOption({ label: "2,000 vehicles" });
  await console.button("Compare").click();
  await console.button("Cancel").click();
  await console.page.getByText("The comparison was cancelled.").waitFor();
  await console.button("Compare").waitFor();
  assert.equal(await console.page.getByRole("progressbar").count(), 0);
  assert.equal(await console.page.getByRole("table").count(), 0);
});

test("what the comparison needs is loaded only when it starts", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, { path: "/speed" });
  await console.button("Compare").waitFor();
  const scripts: string[] = [];
  console.page.on("request", (request) => scripts.push(request.url()));
  await console.page.getByLabel("Fleet").selectOption({ label: "10 vehicles" });
  await console.button("Compare").click();
  await console.page.getByRole("table", { name: "The numbers" }).waitFor();
  for (const name of ["zod-validator", "testing"]) {
    assert.ok(
      scripts.some((url) => new URL(url).pathname.startsWith(`/assets/${name}-`)),
      name,
    );
  }
});
