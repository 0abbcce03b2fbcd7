import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { MapElement } from "../../www/views/map/canvas/maplibre.ts";
import { heapBytes, launchChromium } from "../browser/chromium.ts";
import { MapPage } from "./map-page.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

const UPDATES = 200;
const WARM_UP = 30;
const MINUTE = 60_000;

/** As little to draw as can be, few pixels and few coasts: drawing would take most of the time. */
const TINY = { viewport: { width: 400, height: 300 } };
const AROUND_PARIS = "/map?at=8/48.84/2.39";

/** What the page may compute at a time. Drawing does not count. */
const LONGEST_TASK_MS = 50;

test(`memory is flat over ${UPDATES} updates`, async (t) => {
  const map = await MapPage.open(t, browser, {
    path: AROUND_PARIS,
    fleet: { vehicles: 200 },
    isStepped: true,
    context: TINY,
  });
  await countChanges(map.page);
  for (let update = 0; update < WARM_UP; update++) await nextAnswer(map);
  const before = await heapAtRest(map);
  for (let update = 0; update < UPDATES; update++) await nextAnswer(map);
  const grown = (await heapAtRest(map)) - before;
  t.diagnostic(`${megabytes(before)} MB, and ${megabytes(grown)} MB more after ${UPDATES} updates`);
  assert.ok((await changes(map.page)) > UPDATES / 2, "most answers change the map");
  assert.ok(grown < 3_000_000, `${grown} bytes`);
});

/** Lets a minute pass, and waits until the page has the next answer: until then, it would not ask again. */
async function nextAnswer(map: MapPage): Promise<void> {
  const asOf = map.page.locator(".map-status .freshness");
  const before = await asOf.textContent();
  await map.pass(MINUTE);
  await map.page.waitForFunction((text) => {
    return document.querySelector(".map-status .freshness")?.textContent !== text;
  }, before);
}

/** What is on its way would count as memory. */
async function heapAtRest(map: MapPage): Promise<number> {
  await map.idle();
  return heapBytes(map.page);
}

/** Counts, on the page, how often the fleet's source is changed. */
async function countChanges(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelector<MapElement>(".map-canvas")?.map?.on("sourcedata", ({ sourceId, sourceDataType }) => {
      if (sourceId !== "fleet" || sourceDataType !== "content") return;
      document.body.dataset.changes = String(Number(document.body.dataset.changes ?? 0) + 1);
    });
  });
}

async function changes(page: Page): Promise<number> {
  return Number(await page.evaluate(() => document.body.dataset.changes ?? 0));
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

test("50,000 vehicles are panned, zoomed and updated without blocking the page", async (t) => {
  const map = await MapPage.open(t, browser, { fleet: { vehicles: 50_000 }, context: TINY });
  await countChanges(map.page);
  await observeLongFrames(map.page);
  // To a new watch, all records are new: the first update is the largest.
  for (const [name, step] of [["first update", STEPS.update] as const, ...Object.entries(STEPS)]) {
    const longest = await longestTask(map.page, () => step(map));
    // Those are by the clock, so they depend on what else the machine does.
    t.diagnostic(`${name}: longest task ${longest} ms, long animation frames: ${await longFrames(map.page)}`);
    assert.ok(longest < LONGEST_TASK_MS, `${name}: ${longest} ms`);
  }
});

type Step = (map: MapPage) => Promise<void>;

/** What a visitor does, and what happens every ten seconds. */
const STEPS: Record<"pan" | "zoom" | "update", Step> = {
  pan: async (map) => {
    await map.page.evaluate(() => void document.querySelector<MapElement>(".map-canvas")?.map?.panBy([400, 150]));
    await map.idle();
  },
  zoom: async (map) => {
    await map.page.evaluate(() => {
      document.querySelector<MapElement>(".map-canvas")?.map?.flyTo({ center: [2.35, 48.85], zoom: 12.5 });
    });
    await map.idle();
  },
  update: async (map) => {
    const before = await changes(map.page);
    map.console.simulator.advance(10_000);
    await map.console.poll();
    await map.page.waitForFunction((count) => Number(document.body.dataset.changes ?? 0) > count, before);
    await map.idle();
  },
};

interface Observing {
  /** How long each took, in milliseconds. */
  longFrames?: number[];
}

/** Chromium tells of every frame for which the page has taken more than 50 ms. */
async function observeLongFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const durations: number[] = [];
    (window as Observing).longFrames = durations;
    new PerformanceObserver((frames) => {
      for (const { duration } of frames.getEntries()) durations.push(Math.round(duration));
    }).observe({ type: "long-animation-frame" });
  });
}

/** What there was since it was last asked for. */
async function longFrames(page: Page): Promise<string> {
  const durations = await page.evaluate(async () => {
    await new Promise((resolve) => requestIdleCallback(resolve));
    return (window as Observing).longFrames?.splice(0) ?? [];
  });
  return durations.map((duration) => `${duration} ms`).join(", ") || "none";
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
  /** The thread's own time, in microseconds: other programs do not count. */
  readonly tdur?: number;
}

/** How long the page computes at a time, at most, while something is done; in milliseconds. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel"] });
  await work();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()));
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pages = new Set(traceEvents.filter(({ args }) => args.name === "CrRendererMain").map(thread));
  const tasks = traceEvents.filter((event) => pages.has(thread(event)));
  const longest = tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0);
  assert.ok(longest > 0, "the trace has tasks of the page");
  return Math.round(longest / 1000);
}
