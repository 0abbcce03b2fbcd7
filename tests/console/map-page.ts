import assert from "node:assert/strict";
import { after, before, beforeEach, type TestContext } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { MapElement } from "../../www/views/map/canvas/maplibre.ts";
import { launchChromium } from "../browser/chromium.ts";
import { type ConsoleOptions, ConsolePage } from "./console-page.ts";

/** The simulator's now, at its start. */
const START = Date.UTC(2026, 0, 15, 8);
const HOUR = 3_600_000;
/** By then, most devices have come back, and vehicles are on the road. */
const HOURS = 3;

/** How long a change may take to be drawn, in milliseconds. */
const PATIENCE = 15_000;

/** What a layer shows of a feature: its properties, and its place if it is a point. */
export interface Drawn {
  readonly properties: Record<string, unknown>;
  readonly coordinates: [number, number];
}

export interface MapOptions extends ConsoleOptions {
  /** Whether the test moves the page's clock, with `pass`. */
  readonly isStepped?: boolean;
}

/** Without a graphics card every pixel takes its time. Here is just enough room for the legend, a panel and the map. */
const SMALL = { viewport: { width: 1200, height: 500 } };

/** The map view, with the page's clock in step with the simulator's: time passes only if a test lets it. */
export class MapPage {
  readonly console: ConsolePage;
  readonly page: Page;

  private constructor(console: ConsolePage) {
    this.console = console;
    this.page = console.page;
  }

  static async open(test: Pick<TestContext, "after">, browser: Browser, options: MapOptions = {}): Promise<MapPage> {
    const console = await ConsolePage.open(test, browser, { path: "/map", context: SMALL, ...options });
    console.simulator.advance(HOURS * HOUR);
    const now = START + HOURS * HOUR;
    if (options.isStepped) await console.page.clock.install({ time: now });
    else await setDate(console.page, now);
    await console.signIn();
    const map = new MapPage(console);
    await map.settled();
    return map;
  }

  /** Selects nothing and switches everything off, as it is when the view is opened. */
  async reset(): Promise<void> {
    await this.follow("/map");
    const pressed = this.page.locator(".map-toolbar [aria-pressed=true]");
    while ((await pressed.count()) > 0) await pressed.first().click();
    await this.panel.waitFor({ state: "detached" });
    await this.idle();
  }

  /** Follows a link within the view. */
  async follow(address: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, address);
  }

  /** Waits until the whole fleet is known, and the map shows all that it is to show. */
  async settled(): Promise<void> {
    await this.page.locator(".map-status .hint").waitFor();
    await this.idle();
  }

  /** Waits until the map stands still with everything drawn. */
  async idle(): Promise<void> {
    await this.page.waitForFunction(() => {
      const map = document.querySelector<MapElement>(".map-canvas")?.map;
      return map?.loaded() && map.areTilesLoaded() && !map.isMoving();
    });
  }

  /** What a layer shows. */
  drawn(layer: string): Promise<Drawn[]> {
    return this.page.evaluate((name) => {
      const map = document.querySelector<MapElement>(".map-canvas")?.map;
      if (!map?.getLayer(name)) return [];
      return map.queryRenderedFeatures({ layers: [name] }).map(({ properties, geometry }) => ({
        properties,
        coordinates: (geometry as { coordinates: [number, number] }).coordinates,
      }));
    }, layer);
  }

  /** Waits until what a layer shows is as wanted. */
  async until(layer: string, isWanted: (drawn: Drawn[]) => boolean): Promise<Drawn[]> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const drawn = await this.drawn(layer);
      if (isWanted(drawn)) return drawn;
      const shown = JSON.stringify(drawn.slice(0, 3));
      if (Date.now() > deadline) throw new Error(`${layer} shows ${drawn.length} features, such as ${shown}.`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  /** Asks the simulator itself. */
  async ask<T>(path: string): Promise<T> {
    const { simulator } = this.console;
    const headers = { "x-auth-token": simulator.tokens.issue(0) };
    return (await fetch(`${simulator.url}/${path}`, { headers })).json() as Promise<T>;
  }

  async look(coordinates: readonly [number, number], zoom: number): Promise<void> {
    await this.page.evaluate(
      ([center, level]) => {
        document.querySelector<MapElement>(".map-canvas")?.map?.jumpTo({ center: [...center], zoom: level });
      },
      [coordinates, zoom] as const,
    );
    await this.idle();
  }

  /** Where a place is in the page, in CSS pixels. */
  pixel(coordinates: readonly [number, number]): Promise<{ x: number; y: number }> {
    return this.page.evaluate(([longitude, latitude]) => {
      const element = document.querySelector<MapElement>(".map-canvas");
      const { left, top } = element?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const { x, y } = element?.map?.project([longitude, latitude]) ?? { x: 0, y: 0 };
      return { x: left + x, y: top + y };
    }, coordinates);
  }

  async click(coordinates: readonly [number, number]): Promise<void> {
    const { x, y } = await this.pixel(coordinates);
    await this.page.mouse.click(x, y);
  }

  /** Lets time pass, for the fleet and for the page. */
  async pass(milliseconds: number): Promise<void> {
    this.console.simulator.advance(milliseconds);
    await this.page.clock.fastForward(milliseconds);
  }

  get panel() {
    return this.page.getByRole("complementary");
  }
}

/** Sets the page's date, and leaves its timers and frames alone. */
async function setDate(page: Page, now: number): Promise<void> {
  await page.evaluate((instant) => {
    const ahead = instant - Date.now();
    const realNow = Date.now;
    Date.now = () => realNow() + ahead;
  }, now);
}

/** One map for all tests of a file, reset before each: making a map takes longer than most tests. */
export function sharedMap(options: MapOptions = {}): () => MapPage {
  let map: MapPage;
  const cleanups: (() => unknown)[] = [];
  before(async () => {
    const browser = await launchChromium({ graphics: true });
    cleanups.push(() => browser.close());
    map = await MapPage.open({ after: (cleanup) => void cleanups.push(cleanup as () => unknown) }, browser, options);
  });
  beforeEach(() => map.reset());
  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
  return () => map;
}

/** The colours of a part of the page, as `#rrggbb`. They are read in a page of their own, which has no policy. */
export async function colorsAround(page: Page, { x, y }: { x: number; y: number }, radius = 8): Promise<Set<string>> {
  const png = await page.screenshot({ clip: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius } });
  const reader = await page.context().browser()?.newPage();
  if (!reader) throw new Error("The browser is closed.");
  const colors = await reader.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    return Array.from({ length: data.length / 4 }, (_, index) =>
      [0, 1, 2].map((channel) => (data[4 * index + channel] ?? 0).toString(16).padStart(2, "0")).join(""),
    );
  }, png.toString("base64"));
  await reader.close();
  return new Set(colors.map((color) => `#${color}`));
}

/** A vehicle that is drawn by itself, far enough from the others to be clicked. */
export function alone(vehicles: readonly Drawn[], isWanted: (properties: Drawn["properties"]) => boolean): Drawn {
  const found = vehicles.find(
    (vehicle) =>
      isWanted(vehicle.properties) &&
      vehicles.every((other) => other === vehicle || distance(vehicle.coordinates, other.coordinates) > 0.003),
  );
  assert.ok(found, "a vehicle by itself");
  return found;
}

/** In degrees. */
export function distance(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
