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
/** To a new watch, all records are new: making their objects leaves garbage, which is collected in one go. */
const LONGEST_TASK_AT_FIRST_MS = 100;

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
  const check = async (name: string, step: Step, most: number) => {
    const longest = await longestTask(map.page, () => step(map));
    t.diagnostic(`${name}: longest task ${longest} ms`);
    assert.ok(longest < most, `${name}: ${longest} ms`);
  };
  const steps = stepsTo(12.5);
  await check("first update", steps.update, LONGEST_TASK_AT_FIRST_MS);
  for (const [name, step] of Object.entries(steps)) await check(name, step, LONGEST_TASK_MS);
  // How long drawing takes depends on the machine, so nothing is asserted.
  await recordFrames(map.page);
  for (const [name, step] of Object.entries(stepsTo(5.5))) {
    await step(map);
    t.diagnostic(`${name}: ${await takeFrames(map.page)}, in software`);
  }
});

type Step = (map: MapPage) => Promise<void>;

/** What a visitor does, and what happens every ten seconds. */
function stepsTo(zoom: number): Record<"pan" | "zoom" | "update", Step> {
  return {
    pan: async (map) => {
      await map.page.evaluate(() => void document.querySelector<MapElement>(".map-canvas")?.map?.panBy([400, 150]));
      await map.idle();
    },
    zoom: async (map) => {
      await map.page.evaluate((to) => {
        document.querySelector<MapElement>(".map-canvas")?.map?.flyTo({ center: [2.35, 48.85], zoom: to });
      }, zoom);
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
}

interface Recording {
  /** How long each frame took until it was drawn, in milliseconds. */
  mapFrames?: number[];
}

/** Waits for each frame of the map to be drawn: otherwise, pages learn only that it was asked for. */
async function recordFrames(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frames: number[] = [];
    (window as Recording).mapFrames = frames;
    const map = document.querySelector<MapElement>(".map-canvas")?.map;
    const gl = map?.getCanvas().getContext("webgl2");
    map?.on("render", () => {
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      frames.push(performance.now() - Number(document.timeline.currentTime));
    });
    // The first one would wait for what was drawn before.
    await new Promise((resolve) => {
      map?.once("idle", resolve);
      map?.triggerRepaint();
    });
    frames.length = 0;
  });
}

/** What was recorded since it was last asked for. */
async function takeFrames(page: Page): Promise<string> {
  const frames = await page.evaluate(() => (window as Recording).mapFrames?.splice(0) ?? []);
  frames.sort((a, b) => a - b);
  const [median = 0, longest = 0] = [frames[frames.length >> 1], frames.at(-1)];
  const slow = frames.filter((duration) => duration > 50).length;
  return `${frames.length} frames, median ${median.toFixed(1)} ms, longest ${longest.toFixed(1)} ms, ${slow} over 50 ms`;
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
