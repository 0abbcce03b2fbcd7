import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import type { DailyReportRecordDto, VehiclePositionRecordDto } from "ocean-fleet";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { MapPage } from "./map-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

const DAY = "2026-01-14";

/** Opens the day of a vehicle that has made several stops, by its link. */
async function openDay(t: TestContext): Promise<MapPage> {
  const map = await MapPage.open(t, browser);
  await map.page.goto(`${map.console.url}/map?vehicle=${await vehicleWithStops(map)}&day=${DAY}`);
  await map.console.signIn();
  await map.until("stop-disc", (drawn) => drawn.length > 1);
  return map;
}

async function vehicleWithStops(map: MapPage): Promise<string> {
  const { vehicles } = await map.ask<{ vehicles: VehiclePositionRecordDto[] }>("mobility/v1/vehiclePositions");
  const [dd, mm, yyyy] = DAY.split("-").toReversed();
  for (const { id, immat } of vehicles) {
    const { fjRows } = await map.ask<{ fjRows: DailyReportRecordDto[] }>(
      `mobility/v1/ficheJour?vehId=${id}&date=${dd}/${mm}/${yyyy}`,
    );
    if (id && immat && fjRows.filter(({ type }) => type === "A").length > 2) return id;
  }
  throw new Error("No vehicle has made stops.");
}

test("a link opens the day of a vehicle: its track, its numbered stops and its trips", async (t) => {
  const map = await openDay(t);
  await map.until("track-line", (drawn) => drawn.length > 0);
  const stops = await map.drawn("stop-disc");
  const numbers = new Set(stops.map(({ properties }) => properties.number));
  assert.ok(numbers.has("1") && numbers.has("2"));
  assert.ok((await map.panel.getByRole("button", { name: /Trip/ }).count()) > 0);
  assert.match((await map.panel.locator(".map-totals").textContent()) ?? "", /\d.*km/);
  assert.deepEqual(map.console.problems, []);
});

test("the slider moves a marker along the track and says when that was", async (t) => {
  const map = await openDay(t);
  assert.deepEqual(await map.drawn("pointer"), []);
  const slider = map.panel.getByRole("slider", { name: "Time" });
  await slider.press("PageUp");
  const [first] = await map.until("pointer", (drawn) => drawn.length === 1);
  const said = await slider.getAttribute("aria-valuetext");
  await slider.press("End");
  await map.until("pointer", ([now]) => now?.coordinates[0] !== first?.coordinates[0]);
  assert.notEqual(await slider.getAttribute("aria-valuetext"), said);
});

test("a day without positions says so", async (t) => {
  const map = await openDay(t);
  await map.panel.getByLabel("Day", { exact: true }).fill("2026-01-20");
  await map.panel.getByText("Nothing happened on this day").waitFor();
  await map.until("track-line", (drawn) => drawn.length === 0);
});

test("a day that cannot be loaded says so, and can be tried again", async (t) => {
  const map = await openDay(t);
  map.console.simulator.faults.replace(["status:code=403@positions/search"]);
  await map.panel.getByLabel("Day", { exact: true }).fill("2026-01-13");
  await map.panel.getByText("The day could not be loaded").waitFor();
  map.console.simulator.faults.replace([]);
  await map.panel.getByRole("button", { name: "Try again" }).click();
  await map.until("track-line", (drawn) => drawn.length > 0);
});
