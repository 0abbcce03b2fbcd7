import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedMap } from "./map-page.ts";

const shared = sharedMap({ fleet: { vehicles: 300 } });

const PARIS = [2.39, 48.84] as const;

test("a click on the map lists the nearest vehicles and numbers them on the map", async () => {
  const map = shared();
  await map.look(PARIS, 9);
  await map.page.getByRole("button", { name: "Nearest to here" }).click();
  // The panel takes some of the map's place.
  await map.panel.waitFor();
  await map.idle();
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
  const ranks = new Set(marks.map(({ properties }) => properties.rank));
  assert.ok(ranks.has("1") && !ranks.has("0"), [...ranks].join(" "));
});

test("coordinates are searched by road, with durations", async () => {
  const map = shared();
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

test("a search that finds nothing says what to do", async () => {
  const map = shared();
  await map.page.getByRole("button", { name: "Nearest to here" }).click();
  await map.panel.getByLabel("Latitude").fill("0.5");
  await map.panel.getByLabel("Longitude").fill("0.5");
  await map.panel.getByRole("button", { name: "Search" }).click();
  await map.panel.getByText("No vehicle within this radius").waitFor();
});
