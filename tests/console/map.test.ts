import assert from "node:assert/strict";
import { test } from "node:test";
import { STATE_COLORS } from "../../www/views/map/fleet/colors.ts";
import { alone, colorsAround, type Drawn, sharedMap } from "./map-page.ts";

const shared = sharedMap({ fleet: { vehicles: 1_000 } });

/** Close enough for every vehicle to be drawn by itself. */
const CLOSE = 14;
const PARIS = [2.39, 48.84] as const;

function vehiclesIn(clusters: readonly Drawn[], vehicles: readonly Drawn[]): number {
  return clusters.reduce((sum, { properties }) => sum + Number(properties.point_count), 0) + vehicles.length;
}

test("every vehicle with a position is on the map, by itself or in a cluster", async () => {
  const map = shared();
  const status = await map.page.locator(".map-status .hint").textContent();
  const located = Number(/^\d+/.exec(status ?? "")?.[0]);
  assert.ok(located > 800 && located < 1_000, `${status}`);
  await map.look([2.5, 46.6], 4);
  assert.equal(vehiclesIn(await map.drawn("clusters"), await map.drawn("vehicles")), located);
  assert.deepEqual(map.console.problems, []);
});

test("a click on a cluster opens it", async () => {
  const map = shared();
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

test("a vehicle is drawn in the colour of its state, and a click on it selects it", async () => {
  const map = shared();
  await map.look(PARIS, CLOSE);
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

test("the back button returns to the map before a selection", async () => {
  const map = shared();
  const search = map.page.getByRole("combobox", { name: "Find a vehicle" });
  await search.fill("a");
  await search.press("Enter");
  await map.panel.waitFor();
  await map.idle();
  await map.page.goBack();
  await map.panel.waitFor({ state: "detached" });
  assert.equal(new URL(map.page.url()).pathname, "/map");
});

test("vehicles are found without the pointer, by what is typed", async () => {
  const map = shared();
  const search = map.page.getByRole("combobox", { name: "Find a vehicle" });
  await search.fill("a");
  const second = map.page.getByRole("listbox").getByRole("option").nth(1);
  const registration = await second.locator("span").nth(1).textContent();
  await search.press("ArrowDown");
  assert.equal(await second.getAttribute("aria-selected"), "true");
  await search.press("Enter");
  await map.panel.getByRole("heading", { name: registration ?? "" }).waitFor();
});

test("the legend filters by state", async () => {
  const map = shared();
  await map.look([2.5, 46.6], 4);
  const all = vehiclesIn(await map.drawn("clusters"), await map.drawn("vehicles"));
  await map.page.getByRole("checkbox", { name: /^Stopped/ }).uncheck();
  await map.until("clusters", (clusters) => vehiclesIn(clusters, []) < all / 2);
  const left = await map.drawn("vehicles");
  assert.ok(left.every(({ properties }) => properties.state !== "stopped"));
  await map.page.getByRole("checkbox", { name: /^Stopped/ }).check();
  await map.until("clusters", (clusters) => vehiclesIn(clusters, []) > all / 2);
});

test("the visitor chooses after how long a position is stale", async () => {
  const map = shared();
  const stale = map.page.locator(".map-legend li", { hasText: "Stale" }).locator(".map-count");
  const before = Number(await stale.textContent());
  const chosen = await map.page.getByLabel("Stale after").inputValue();
  await map.page.getByLabel("Stale after").selectOption({ index: 0 });
  await map.page.waitForFunction(
    (count) => Number(document.querySelectorAll(".map-legend ul:nth-of-type(2) .map-count")[1]?.textContent) > count,
    before,
  );
  await map.page.getByLabel("Stale after").selectOption(chosen);
});

test("points of interest and the outlines of zones are drawn when switched on", async () => {
  const map = shared();
  await map.look([2.5, 46.6], 5);
  assert.deepEqual(await map.drawn("place-dot"), []);
  await map.page.getByRole("button", { name: "Points of interest" }).click();
  const [place] = await map.until("place-dot", (drawn) => drawn.length > 0);
  assert.ok(place?.properties.name);
  await map.until("zone-area", (drawn) => drawn.length > 0);
});

test("the base map is drawn: water, land and towns", async () => {
  const map = shared();
  await map.look([-4, 46.5], 6);
  assert.ok((await map.drawn("towns")).some(({ properties }) => properties.name === "Nantes"));
  assert.deepEqual([...(await colorsAround(map.page, await map.pixel([-4.5, 46.5]), 3))], ["#c9dcea"]);
});
