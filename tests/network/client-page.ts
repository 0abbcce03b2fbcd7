import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ResourceName } from "ocean-fleet";
import type { Browser, Page } from "playwright-core";
import type { LogEntry } from "../../simulator/followedRequest.ts";
import type { Log } from "../../simulator/log.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/server.ts";
import { heapBytes, launchChromium } from "../browser/chromium.ts";
import { RESOURCES } from "../resources.ts";
import { Arrivals } from "./arrivals.ts";
import { FLEET } from "./fleet.ts";
import type { Network, Setting } from "./page/harness.ts";
import type { Watch } from "./page/watch.ts";
import { type PageServer, servePage } from "./page-server.ts";
import { Secrets } from "./secrets.ts";

declare global {
  // Globals of the page, for functions that tests run in it.
  var network: Network;
  var watch: Watch;
}

const LOGIN = "fleet.manager";
const PASSWORD = "c0rrect-h0rse-battery-staple";

/** One Chromium and one page server for all the tests in a file. */
let shared: Promise<{ browser: Browser; server: PageServer }> | undefined;

function sharedByAll(packageFolder: string | undefined) {
  shared ??= (async () => {
    const scripts = ["watch", "harness"].map((name) => ({ name, file: `network/page/${name}.ts` }));
    const server = await servePage(scripts, packageFolder);
    return { browser: await launchChromium(), server };
  })();
  return shared;
}

after(async () => {
  const { browser, server } = (await shared) ?? {};
  await browser?.close();
  await server?.close();
});

/** The simulator's options; all tests in a file use the same package. */
export type ScenarioOptions = SimulatorOptions & { readonly packageFolder?: string };

/** A page with the package, and its own simulator on another origin. */
export class ClientPage {
  readonly #page: Page;
  readonly simulator: Simulator;
  /** The requests as they arrive. */
  readonly arrivals: Arrivals;
  readonly secrets: Secrets;
  readonly setting: Setting;
  /** Whether the test expects uncaught errors. */
  throws = false;

  private constructor(page: Page, simulator: Simulator, arrivals: Arrivals, secrets: Secrets, setting: Setting) {
    this.#page = page;
    this.simulator = simulator;
    this.arrivals = arrivals;
    this.secrets = secrets;
    this.setting = setting;
  }

  static async open({ packageFolder, ...options }: ScenarioOptions): Promise<ClientPage> {
    const { browser, server } = await sharedByAll(packageFolder);
    const arrivals = new Arrivals();
    const simulator = await startSimulator({
      ...FLEET,
      login: LOGIN,
      password: PASSWORD,
      ...options,
      intercept: [arrivals.middleware(), ...(options.intercept ?? [])],
    });
    const page = await browser.newPage();
    const secrets = new Secrets(page, simulator, PASSWORD);
    const setting = { url: simulator.url, login: LOGIN, password: PASSWORD };
    await page.addInitScript((setting) => Object.assign(globalThis, { setting }), setting);
    await page.goto(server.url);
    await page.waitForFunction(() => "network" in globalThis);
    return new ClientPage(page, simulator, arrivals, secrets, setting);
  }

  /** Runs a function of the test in the page, where it sees only the page's globals and its argument. */
  run<Result, Argument>(body: (argument: Argument) => Result | Promise<Result>, argument?: Argument): Promise<Result> {
    return this.#page.evaluate(body as never, argument) as Promise<Result>;
  }

  /** The simulator's log, once no request is in flight. */
  async log(): Promise<Log> {
    await this.simulator.log.idle();
    return this.simulator.log.read();
  }

  /** Takes the page off the network, or puts it back. */
  setOffline(isOffline: boolean): Promise<void> {
    return this.#page.context().setOffline(isOffline);
  }

  /** The requests for a resource, or for all, once none is in flight. */
  async requests(resource?: ResourceName): Promise<LogEntry[]> {
    const { requests } = await this.log();
    const paths = Object.entries(RESOURCES)
      .filter(([name]) => resource === undefined || name === resource)
      .map(([, { path }]) => `/ocean/restapi/${path}`);
    return requests.filter(({ method, path }) => method !== "OPTIONS" && paths.includes(path));
  }

  /** Bytes of live JavaScript objects in the page. */
  heapBytes(): Promise<number> {
    return heapBytes(this.#page);
  }

  async close(): Promise<void> {
    await this.#page.close();
    await this.simulator.close();
  }
}

/** Asserts that finished requests left nothing behind: no timers, and no listeners on signals. */
export async function assertNothingLeft(page: ClientPage): Promise<void> {
  const left = await page.run(async () => {
    await network.turn();
    return { timers: watch.timers(), listeners: watch.listeners() };
  });
  assert.deepEqual(left, { timers: [], listeners: 0 });
}

/**
 * A test of a client in a page, against a simulator with faults. Whatever goes wrong, its requests must leave nothing
 * behind, no error may go uncaught, and neither the token nor the password may show up anywhere.
 */
export function scenario(name: string, options: ScenarioOptions, body: (page: ClientPage) => Promise<void>): void {
  test(name, { timeout: 120_000 }, async () => {
    const page = await ClientPage.open(options);
    try {
      await body(page);
      await assertNothingLeft(page);
      if (!page.throws) assert.deepEqual(page.secrets.uncaught, []);
      await page.secrets.assertKept();
    } finally {
      await page.close();
    }
  });
}

/** The status of each request, in order of arrival. */
export const statuses = (requests: readonly LogEntry[]) => requests.map(({ status }) => status);

/** How each request ended, in order of arrival. */
export const ends = (requests: readonly LogEntry[]) => requests.map(({ end }) => end);
