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

/** As few pixels as can be: drawing them would take most of the time. */
const TINY = { viewport: { width: 400, height: 300 } };

/** What the page is busy for at a time, at most. It is under 50 ms where nothing else runs; other tests do, here. */
const LONGEST_TASK_MS = 250;

test(`memory is flat over ${UPDATES} updates`, async (t) => {
  const map = await MapPage.open(t, browser, { fleet: { vehicles: 200 }, isStepped: true, context: TINY });
  await countChanges(map.page);
  for (let update = 0; update < WARM_UP; update++) await nextAnswer(map);
  const before = await heapBytes(map.page);
  for (let update = 0; update < UPDATES; update++) await nextAnswer(map);
  const grown = (await heapBytes(map.page)) - before;
  t.diagnostic(`${megabytes(before)} MB, and ${megabytes(grown)} MB more after ${UPDATES} updates`);
  assert.ok((await changes(map.page)) > UPDATES / 2, "most answers change the map");
  assert.ok(grown < 3_000_000, `${grown} bytes`);
});

/** Lets a minute pass, and waits until the fleet has been asked for again. */
async function nextAnswer(map: MapPage): Promise<void> {
  const answered = map.page.waitForResponse(/vehiclePositions/);
  await map.pass(MINUTE);
  await (await answered).finished();
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
  const map = await MapPage.open(t, browser, { fleet: { vehicles: 50_000 } });
  await measure(map.page);
  const steps = {
    pan: () => map.page.evaluate(() => void document.querySelector<MapElement>(".map-canvas")?.map?.panBy([400, 150])),
    zoom: () =>
      map.page.evaluate(
        () => void document.querySelector<MapElement>(".map-canvas")?.map?.flyTo({ center: [2.35, 48.85], zoom: 12.5 }),
      ),
    update: async () => {
      await countChanges(map.page);
      map.console.simulator.advance(10 * MINUTE);
      await map.page.waitForFunction(() => Number(document.body.dataset.changes ?? 0) > 0);
    },
  };
  for (const [name, step] of Object.entries(steps)) {
    await step();
    await map.idle();
    const { task, frame } = await takeLongest(map.page);
    t.diagnostic(`${name}: longest task ${task} ms, longest frame ${frame} ms`);
    assert.ok(task < LONGEST_TASK_MS, `${name}: ${task} ms`);
  }
});

/** Notes what takes longer than 50 ms: of the page's own tasks, and of frames. */
async function measure(page: Page): Promise<void> {
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const { entryType, duration } of list.getEntries()) {
        const key = entryType === "longtask" ? "task" : "frame";
        document.body.dataset[key] = String(Math.max(Number(document.body.dataset[key] ?? 0), Math.round(duration)));
      }
    }).observe({ entryTypes: ["longtask", "long-animation-frame"] });
  });
}

/** The longest task and frame since they were last asked for; 0 if none was longer than 50 ms. */
function takeLongest(page: Page): Promise<{ task: number; frame: number }> {
  return page.evaluate(() => {
    const { task = 0, frame = 0 } = document.body.dataset;
    delete document.body.dataset.task;
    delete document.body.dataset.frame;
    return { task: Number(task), frame: Number(frame) };
  });
}
