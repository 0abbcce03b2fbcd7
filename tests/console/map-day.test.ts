import assert from "node:assert/strict";
import { test } from "node:test";
import type { DailyReportRecordDto, VehiclePositionRecordDto } from "ocean-fleet";
import { type MapPage, sharedMap } from "./map-page.ts";

const shared = sharedMap();

const DAY = "2026-01-14";

/** Opens the day of a vehicle that has made several stops. */
async function openDay(): Promise<MapPage> {
  const map = shared();
  await map.follow(`/map?vehicle=${await vehicleWithStops(map)}&day=${DAY}`);
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

test("a link opens the day of a vehicle: its track, its numbered stops and its trips", async () => {
  const map = await openDay();
  await map.page.goto(map.page.url());
  await map.console.signIn();
  await map.until("track-line", (drawn) => drawn.length > 0);
  await map.until("stop-disc", (drawn) => drawn.length > 1);
  const stops = await map.drawn("stop-disc");
  const numbers = new Set(stops.map(({ properties }) => properties.number));
  assert.ok(numbers.has("1") && numbers.has("2"));
  assert.ok((await map.panel.getByRole("button", { name: /Trip/ }).count()) > 0);
  assert.match((await map.panel.locator(".map-totals").textContent()) ?? "", /\d.*km/);
  assert.deepEqual(map.console.problems, []);
});

test("the slider moves a marker along the track and says when that was", async () => {
  const map = await openDay();
  assert.deepEqual(await map.drawn("pointer"), []);
  const slider = map.panel.getByRole("slider", { name: "Time" });
  const [first, last] = [Number(await slider.getAttribute("min")), Number(await slider.getAttribute("max"))];
  const places = new Set<string>();
  const times = new Set<string | null>();
  for (const share of [0.2, 0.5, 0.8, 0.85, 0.9]) {
    await slider.fill(String(Math.round((first + share * (last - first)) / 1_000) * 1_000 + (first % 1_000)));
    await map.idle();
    const [pointer] = await map.until("pointer", (drawn) => drawn.length === 1);
    places.add(String(pointer?.coordinates));
    times.add(await slider.getAttribute("aria-valuetext"));
  }
  assert.equal(times.size, 5);
  assert.ok(places.size > 1, [...places].join(" "));
});

test("a day without positions says so", async () => {
  const map = await openDay();
  await map.panel.getByLabel("Day", { exact: true }).fill("2026-01-20");
  await map.panel.getByText("Nothing happened on this day").waitFor();
  await map.until("track-line", (drawn) => drawn.length === 0);
});

test("a day that cannot be loaded says so, and can be tried again", async () => {
  const map = await openDay();
  map.console.simulator.faults.replace(["status:code=403@positions/search"]);
  await map.panel.getByLabel("Day", { exact: true }).fill("2026-01-13");
  await map.panel.getByText("The day could not be loaded").waitFor();
  map.console.simulator.faults.replace([]);
  await map.panel.getByRole("button", { name: "Try again" }).click();
  await map.until("track-line", (drawn) => drawn.length > 0);
});
