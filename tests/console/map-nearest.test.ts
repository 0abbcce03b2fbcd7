import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { MapPage } from "./map-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

const PARIS = [2.39, 48.84] as const;

test("a click on the map lists the nearest vehicles and numbers them on the map", async (t) => {
  const map = await MapPage.open(t, browser, { fleet: { vehicles: 300 } });
  await map.look(PARIS, 9);
  await map.page.getByRole("button", { name: "Nearest to here" }).click();
  await map.click(PARIS);
  const results = map.panel.getByRole("listitem");
  await results.first().waitFor();
  const distances = (await results.allTextContents()).map((text) => {
    const [, value, unit] = /([\d.]+)\s(m|km)$/.exec(text) ?? [];
    return Number(value) * (unit === "km" ? 1_000 : 1);
  });
  assert.ok(distances.length > 1);
  assert.deepEqual(
    distances,
    distances.toSorted((one, other) => one - other),
  );
  const marks = await map.until("nearest-disc", (drawn) => drawn.length > 0);
  assert.ok(marks.some(({ properties }) => properties.rank === "1"));
});

test("coordinates are searched by road, with durations", async (t) => {
  const map = await MapPage.open(t, browser, { fleet: { vehicles: 300 } });
  await map.page.getByRole("button", { name: "Nearest to here" }).click();
  await map.panel.getByLabel("Latitude").fill(String(PARIS[1]));
  await map.panel.getByLabel("Longitude").fill(String(PARIS[0]));
  await map.panel.getByLabel("Radius").fill("50");
  await map.panel.getByLabel("by road").check();
  await map.panel.getByRole("button", { name: "Search" }).click();
  const results = map.panel.getByRole("listitem");
  await results.first().waitFor();
  assert.equal(await results.count(), 10);
  assert.match((await results.last().textContent()) ?? "", /min/);
  const requests = map.console.simulator.log.read().requests;
  assert.ok(requests.some(({ path }) => path.includes("nearestVehicles")));
});

test("a search that finds nothing says what to do", async (t) => {
  const map = await MapPage.open(t, browser);
  await map.page.getByRole("button", { name: "Nearest to here" }).click();
  await map.panel.getByLabel("Latitude").fill("0.5");
  await map.panel.getByLabel("Longitude").fill("0.5");
  await map.panel.getByRole("button", { name: "Search" }).click();
  await map.panel.getByText("No vehicle within this radius").waitFor();
});
