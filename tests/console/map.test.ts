import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { VehiclePositionRecordDto } from "ocean-fleet";
import type { Browser } from "playwright-core";
import { STATE_COLORS } from "../../www/views/map/fleet/colors.ts";
import { launchChromium } from "../browser/chromium.ts";
import { colorsAround, type Drawn, MapPage, SMALL } from "./map-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Close enough for every vehicle to be drawn by itself. */
const CLOSE = 14;

function count(clusters: readonly Drawn[], vehicles: readonly Drawn[]): number {
  return clusters.reduce((sum, { properties }) => sum + Number(properties.point_count), 0) + vehicles.length;
}

/** A vehicle that is drawn by itself, far enough from the others to be clicked. */
function alone(vehicles: readonly Drawn[], isWanted: (properties: Drawn["properties"]) => boolean): Drawn {
  const found = vehicles.find(
    (vehicle) =>
      isWanted(vehicle.properties) &&
      vehicles.every((other) => other === vehicle || distance(vehicle.coordinates, other.coordinates) > 0.003),
  );
  assert.ok(found, "a vehicle by itself");
  return found;
}

function distance(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

test("every vehicle with a position is on the map, by itself or in a cluster", async (t) => {
  const map = await MapPage.open(t, browser);
  const status = await map.page.locator(".map-status .hint").textContent();
  const located = Number(/^\d+/.exec(status ?? "")?.[0]);
  assert.ok(located > 40 && located < 60, `${status}`);
  await map.look([2.5, 46.6], 4);
  assert.equal(count(await map.drawn("clusters"), await map.drawn("vehicles")), located);
  assert.deepEqual(map.console.problems, []);
});

test("a click on a cluster opens it", async (t) => {
  const map = await MapPage.open(t, browser);
  await map.look([2.5, 46.6], 4);
  const clusters = await map.drawn("clusters");
  const largest = clusters.reduce((one, other) =>
    Number(one.properties.point_count) > Number(other.properties.point_count) ? one : other,
  );
  await map.click(largest.coordinates);
  await map.until("clusters", (drawn) =>
    drawn.every(({ properties }) => Number(properties.point_count) < Number(largest.properties.point_count)),
  );
});

test("a vehicle is drawn in the colour of its state, and a click on it selects it", async (t) => {
  const map = await MapPage.open(t, browser, { path: `/map?at=${CLOSE}/48.84/2.39`, fleet: { vehicles: 1_000 } });
  const { coordinates, properties } = alone(
    await map.drawn("vehicles"),
    ({ state, freshness }) => state === "stopped" && freshness === "recent",
  );
  await map.look(coordinates, CLOSE);
  const colors = await colorsAround(map.page, await map.pixel(coordinates));
  assert.ok(colors.has(STATE_COLORS.stopped), [...colors].join(" "));

  await map.click(coordinates);
  await map.panel.getByRole("heading", { name: String(properties.label) }).waitFor();
  assert.equal(new URL(map.page.url()).searchParams.get("vehicle"), properties.id);
  await map.until("selection-halo", (drawn) => drawn.length === 1);
});

test("the back button returns to the map before a selection", async (t) => {
  const map = await MapPage.open(t, browser);
  const search = map.page.getByRole("combobox", { name: "Find a vehicle" });
  await search.fill("a");
  await search.press("Enter");
  await map.panel.waitFor();
  await map.idle();
  await map.page.goBack();
  await map.panel.waitFor({ state: "detached" });
});

test("vehicles are found without the pointer, by what is typed", async (t) => {
  const map = await MapPage.open(t, browser);
  const search = map.page.getByRole("combobox", { name: "Find a vehicle" });
  await search.fill("a");
  const second = map.page.getByRole("listbox").getByRole("option").nth(1);
  const registration = await second.locator("span").nth(1).textContent();
  await search.press("ArrowDown");
  assert.equal(await second.getAttribute("aria-selected"), "true");
  await search.press("Enter");
  await map.panel.getByRole("heading", { name: registration ?? "" }).waitFor();
});

test("an update moves the vehicles that have moved", async (t) => {
  const map = await MapPage.open(t, browser, { isStepped: true, context: SMALL });
  const { vehicles } = await map.ask<{ vehicles: VehiclePositionRecordDto[] }>("mobility/v1/vehiclePositions");
  const onTheRoad = vehicles.find(({ position, immat }) => position?.etat === "R" && position.latitudeY && immat);
  assert.ok(onTheRoad?.immat);
  const search = map.page.getByRole("combobox", { name: "Find a vehicle" });
  await search.fill(onTheRoad.immat);
  await search.press("Enter");
  const [before] = await map.until("selection-halo", (drawn) => drawn.length === 1);
  assert.ok(before);
  await map.pass(2 * MINUTE);
  await map.until(
    "selection-halo",
    ([now]) => now !== undefined && distance(now.coordinates, before.coordinates) > 1e-4,
  );
});

test("the legend filters by state", async (t) => {
  const map = await MapPage.open(t, browser);
  await map.look([2.5, 46.6], 4);
  const all = count(await map.drawn("clusters"), await map.drawn("vehicles"));
  await map.page.getByRole("checkbox", { name: /^Stopped/ }).uncheck();
  await map.until("clusters", (clusters) => count(clusters, []) < all / 2);
  const left = await map.drawn("vehicles");
  assert.ok(left.every(({ properties }) => properties.state !== "stopped"));
  await map.page.getByRole("checkbox", { name: /^Stopped/ }).check();
  await map.until("clusters", (clusters) => count(clusters, []) > all / 2);
});

test("a vehicle that is not heard of becomes stale, then silent", async (t) => {
  const map = await MapPage.open(t, browser, {
    path: `/map?at=${CLOSE}/48.84/2.39`,
    fleet: { vehicles: 1_000 },
    isStepped: true,
    context: SMALL,
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

test("the visitor chooses after how long a position is stale", async (t) => {
  const map = await MapPage.open(t, browser);
  const stale = map.page.locator(".map-legend li", { hasText: "Stale" }).locator(".map-count");
  const before = Number(await stale.textContent());
  await map.page.getByLabel("Stale after").selectOption({ label: "15 min" });
  await map.page.waitForFunction(
    (count) => Number(document.querySelectorAll(".map-legend ul:nth-of-type(2) .map-count")[1]?.textContent) > count,
    before,
  );
});

test("points of interest and the outlines of zones are drawn when switched on", async (t) => {
  const map = await MapPage.open(t, browser);
  await map.look([2.5, 46.6], 5);
  assert.deepEqual(await map.drawn("place-dot"), []);
  await map.page.getByRole("button", { name: "Points of interest" }).click();
  const [place] = await map.until("place-dot", (drawn) => drawn.length > 0);
  assert.ok(place?.properties.name);
  await map.until("zone-area", (drawn) => drawn.length > 0);
});

test("the base map is drawn: water, land and towns", async (t) => {
  const map = await MapPage.open(t, browser);
  await map.look([-4, 46.5], 6);
  assert.ok((await map.drawn("towns")).some(({ properties }) => properties.name === "Nantes"));
  assert.deepEqual([...(await colorsAround(map.page, await map.pixel([-4.5, 46.5]), 3))], ["#c9dcea"]);
});
