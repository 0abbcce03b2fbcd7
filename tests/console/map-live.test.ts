import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { VehiclePositionRecordDto } from "ocean-fleet";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { alone, type Drawn, distance, MapPage } from "./map-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("an update moves the vehicles that have moved", async (t) => {
  const map = await MapPage.open(t, browser, { isStepped: true });
  const { vehicles } = await map.ask<{ vehicles: VehiclePositionRecordDto[] }>("mobility/v1/vehiclePositions");
  const onTheRoad = vehicles.find(({ position, immat }) => position?.etat === "R" && position.latitudeY && immat);
  assert.ok(onTheRoad?.immat);
  const search = map.page.getByRole("combobox", { name: "Find a vehicle" });
  await search.fill(onTheRoad.immat);
  await search.press("Enter");
  // The map goes along, so that the vehicle stays in sight; while it flies, tiles are coarse, and so are coordinates.
  await map.panel.getByRole("button", { name: "Follow" }).click();
  await map.idle();
  const [before] = await map.until("selection-halo", (drawn) => drawn.length === 1);
  assert.ok(before);
  // The first answer of a watch has every vehicle in it; the second, only those that have changed.
  let last = before;
  for (let answer = 0; answer < 2; answer++) {
    await map.pass(2 * MINUTE);
    const [moved] = await map.until(
      "selection-halo",
      ([now]) => now !== undefined && distance(now.coordinates, last.coordinates) > 1e-4,
    );
    await map.idle();
    last = moved ?? last;
  }
});

test("a vehicle that is not heard of becomes stale, then silent", async (t) => {
  const map = await MapPage.open(t, browser, {
    path: "/map?at=14/48.84/2.39",
    fleet: { vehicles: 1_000 },
    isStepped: true,
  });
  const { properties } = alone(await map.drawn("vehicles"), ({ freshness }) => freshness === "recent");
  const freshness = (drawn: Drawn[]) =>
    drawn.find((each) => each.properties.id === properties.id)?.properties.freshness;
  // The page's clock alone: the server is not asked while the fault lasts.
  map.console.simulator.faults.replace(["status:code=503"]);
  await map.page.clock.fastForward(2 * HOUR);
  await map.until("vehicles", (drawn) => freshness(drawn) === "stale");
  await map.page.clock.fastForward(24 * HOUR);
  await map.until("vehicles", (drawn) => freshness(drawn) === "silent");
  await map.page
    .getByText(/No answer for|As of/)
    .first()
    .waitFor();
});
