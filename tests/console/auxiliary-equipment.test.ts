import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import init, { type AuxiliaryEquipmentUsage, OceanClient } from "ocean-fleet";
import type { Browser, Locator } from "playwright-core";
import type { Simulator } from "../../simulator/server.ts";
import { launchChromium } from "../browser/chromium.ts";
import { ConsolePage } from "./console-page.ts";

const PERIOD = { from: "2026-01-05", to: "2026-01-09" };
const PATH = `/auxiliary-equipment?from=${PERIOD.from}&to=${PERIOD.to}`;
const DAYS = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"];
const ENDPOINT = "dioUtilisation/duree";

let browser: Browser;
before(async () => {
  await init();
  browser = await launchChromium();
});
after(() => browser.close());

test("the table below the daily chart has the hours that the library gives", async (t) => {
  const console = await opened(t);
  const usage = await usageOf(console.simulator);
  const table = await openNumbers(console, "Hours per equipment and day");
  const [heads, ...rows] = await rowsOf(table);
  const names = heads?.slice(1, -1) ?? [];

  assert.deepEqual(new Set(names), new Set(usage.flatMap(({ equipmentSeconds }) => Object.keys(equipmentSeconds))));
  const expected = DAYS.map((day) => names.map((name) => minutes(secondsOn(usage, day, name))));
  assert.deepEqual(
    rows.map((cells) => cells.slice(1, -1).map(minutesOf)),
    expected,
  );
  const total = usage.reduce((sum, { totalSeconds }) => sum + (totalSeconds ?? 0), 0);
  const shown = await console.page.getByText("Total use").locator("xpath=following-sibling::dd").textContent();
  assert.equal(minutesOf(shown ?? ""), minutes(total));
  assert.deepEqual(console.problems, []);
});

test("the daily chart has a layer for each equipment, as high as its hours", async (t) => {
  const console = await opened(t);
  const usage = await usageOf(console.simulator);
  const names = new Set(usage.flatMap(({ equipmentSeconds }) => Object.keys(equipmentSeconds)));
  const layers = console.page.locator(".chart-columns path");
  await layers.first().waitFor();

  assert.equal(await layers.count(), names.size);
  const heights = await columnHeights(layers);
  const seconds = DAYS.map((day) => [...names].reduce((sum, name) => sum + secondsOn(usage, day, name), 0));
  const perSecond = Math.max(...heights) / Math.max(...seconds);
  for (const [day, height] of heights.entries()) {
    assert.ok(Math.abs(height - (seconds[day] ?? 0) * perSecond) < 1, `day ${day} is ${height} pixels high`);
  }
});

test("the arrow keys tell each day's hours, and Escape puts the tooltip away", async (t) => {
  const console = await opened(t);
  const usage = await usageOf(console.simulator);
  const cursor = console.page.getByRole("slider", { name: "Hours per equipment and day" });
  const spoken = async () => (await cursor.getAttribute("aria-valuetext")) ?? "";

  await cursor.focus();
  assert.match(await spoken(), /^5 Jan 2026|^Jan 5, 2026/);
  await cursor.press("ArrowRight");
  const total = usage.flatMap(({ days }) => days).filter(({ day }) => day === "2026-01-06");
  const seconds = total.reduce((sum, { totalSeconds }) => sum + (totalSeconds ?? 0), 0);
  assert.equal(minutesOf(/Total (.*?),/.exec(await spoken())?.[1] ?? ""), minutes(seconds));
  await cursor.press("End");
  assert.match(await spoken(), /^9 Jan 2026|^Jan 9, 2026/);

  await console.page.locator(".chart-tooltip").waitFor();
  await cursor.press("Escape");
  await console.page.locator(".chart-tooltip").waitFor({ state: "detached" });
});

test("the heat map's table has the half-hours that the library gives", async (t) => {
  const console = await opened(t);
  const usage = await usageOf(console.simulator);
  const [, ...rows] = await rowsOf(await openNumbers(console, "When equipment is in use"));
  const expected = Array.from({ length: 48 }, (_, index) => {
    const start = `${String(index >> 1).padStart(2, "0")}:${index % 2 ? "30" : "00"}`;
    return DAYS.map((day) => minutes(secondsIn(usage, day, start)));
  });
  assert.deepEqual(
    rows.map((cells) => cells.slice(1).map(minutesOf)),
    expected,
  );
});

test("the period is in the address, and the back button leads to the one before", async (t) => {
  const console = await opened(t);
  await console.button("Last 31 days").click();
  await console.page.waitForURL((url) => url.searchParams.get("from") !== PERIOD.from);
  await console.page.goBack();
  assert.equal(new URL(console.page.url()).searchParams.get("from"), PERIOD.from);
  assert.equal(await console.page.getByLabel("From").inputValue(), PERIOD.from);
});

test("a day that does not exist is refused by the library before anything is sent", async (t) => {
  const console = await ConsolePage.signedIn(t, browser, {
    path: "/auxiliary-equipment?from=2026-02-30&to=2026-03-01",
  });
  const alert = console.page.getByRole("alert");
  await alert.getByText("invalid-params").waitFor();
  assert.equal(console.simulator.log.read().requests.filter(({ path }) => path.endsWith(ENDPOINT)).length, 0);
});

test("the form takes no period that ends before it begins, and none of more than 31 days", async (t) => {
  const console = await opened(t);
  const last = console.page.getByLabel("To", { exact: true });
  const problem = () => last.evaluate((input: HTMLInputElement) => input.validationMessage);
  await last.fill("2026-01-01");
  assert.equal(await problem(), "The first day must not be after the last one.");
  await last.fill("2026-02-05");
  assert.equal(await problem(), "A period has at most 31 days.");
  await console.button("Show").click();
  assert.equal(new URL(console.page.url()).searchParams.get("to"), PERIOD.to);
  await last.fill("2026-02-04");
  assert.equal(await problem(), "");
});

test("equipment and vehicles can be left out, as the address says", async (t) => {
  const console = await opened(t);
  const vehicles = await tableOf(console, "Use by vehicle");
  const [heads, ...rows] = await rowsOf(vehicles);
  const equipment = heads?.[2] ?? "";
  const registration = rows.map(([head]) => head ?? "").find((head) => /^[A-Z]{2}-\d{3}-[A-Z]{2}/.test(head)) ?? "";

  await console.button(equipment).click();
  await vehicles.getByRole("columnheader", { name: equipment, exact: true }).waitFor({ state: "detached" });
  await console.page.getByLabel("Vehicle", { exact: true }).fill(registration.slice(0, 9).toLowerCase());
  await console.page.getByText("1 of 1 vehicles").waitFor();
  const search = new URL(console.page.url()).searchParams;
  assert.deepEqual([search.get("without"), search.get("vehicle")], [equipment, registration.slice(0, 9).toLowerCase()]);
});

test("a load that is cancelled closes its connection and can be started again", async (t) => {
  const console = await ConsolePage.open(t, browser, { path: PATH });
  console.simulator.faults.replace([{ fault: "stall", route: ENDPOINT }]);
  await console.signIn();
  await console.button("Cancel").click();
  await console.page.getByText("Loading was cancelled").waitFor();
  await console.simulator.log.idle();
  const request = console.simulator.log.read().requests.findLast(({ path }) => path.endsWith(ENDPOINT));
  assert.equal(request?.end, "closed by client");

  console.simulator.faults.replace([]);
  await console.button("Load").click();
  await console.page.getByRole("heading", { name: "Use by vehicle" }).waitFor();
});

async function opened(t: Parameters<typeof ConsolePage.signedIn>[0]): Promise<ConsolePage> {
  const console = await ConsolePage.signedIn(t, browser, { path: PATH, fleet: { vehicles: 60 } });
  await console.page.getByRole("heading", { name: "Use by vehicle" }).waitFor();
  return console;
}

/** The truth: what the library answers to a program. */
async function usageOf({ url }: Simulator): Promise<AuxiliaryEquipmentUsage[]> {
  const ocean = new OceanClient({ baseUrl: url });
  await ocean.signIn({ login: "demo", password: "demo" });
  return ocean.auxiliaryEquipmentUsage({ startDate: PERIOD.from, endDate: PERIOD.to });
}

function secondsOn(usage: readonly AuxiliaryEquipmentUsage[], day: string, equipment: string): number {
  const days = usage.flatMap(({ days }) => days).filter((each) => each.day === day);
  return days.reduce((sum, { equipmentSeconds }) => sum + (equipmentSeconds[equipment] ?? 0), 0);
}

function secondsIn(usage: readonly AuxiliaryEquipmentUsage[], day: string, start: string): number {
  const days = usage.flatMap(({ days }) => days).filter((each) => each.day === day);
  const halfHours = days.flatMap(({ halfHours }) => halfHours).filter((each) => each.start === start);
  return halfHours.reduce((sum, { useSeconds }) => sum + (useSeconds ?? 0), 0);
}

function minutes(seconds: number): number {
  return Math.round(seconds / 60);
}

/** The minutes that a duration such as `2 hr 05 min` or `5 min` stands for. */
function minutesOf(text: string): number {
  const [, hours, rest] = /^(?:([\d,]+)\s*hr?s?\s)?(\d+)\s*mins?$/.exec(text.trim()) ?? [];
  return Number((hours ?? "0").replaceAll(",", "")) * 60 + Number(rest);
}

async function openNumbers(console: ConsolePage, title: string): Promise<Locator> {
  const card = console.page.locator("section.card", { has: console.page.getByRole("heading", { name: title }) });
  await card.getByText("The numbers as a table").click();
  return tableOf(console, title);
}

async function tableOf(console: ConsolePage, caption: string): Promise<Locator> {
  const table = console.page.getByRole("table", { name: caption });
  await table.waitFor();
  return table;
}

function rowsOf(table: Locator): Promise<string[][]> {
  return table.evaluate((element: HTMLTableElement) =>
    [...element.rows].map((row) => [...row.cells].map((cell) => cell.textContent?.trim() ?? "")),
  );
}

/** How high the stack of each day is, in pixels, added up from the paths `M x bottom V top h w V bottom Z`. */
async function columnHeights(layers: Locator): Promise<number[]> {
  const heights = new Map<number, number>();
  for (const path of await layers.evaluateAll((paths) => paths.map((each) => each.getAttribute("d") ?? ""))) {
    for (const [, x, bottom, top] of path.matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)/g)) {
      heights.set(Number(x), (heights.get(Number(x)) ?? 0) + Number(bottom) - Number(top));
    }
  }
  return [...heights].sort(([a], [b]) => a - b).map(([, height]) => height);
}
