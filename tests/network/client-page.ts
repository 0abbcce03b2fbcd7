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
  // What the page has, for the functions that tests hand over to it.
  var network: Network;
  var watch: Watch;
}

const LOGIN = "fleet.manager";
const PASSWORD = "c0rrect-h0rse-battery-staple";

/** One Chromium and one server of the page for all the tests of a file. */
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

/** The simulator's options; all tests of a file have the same package. */
export type ScenarioOptions = SimulatorOptions & { readonly packageFolder?: string };

/** A page with the package, and a simulator of its own on another origin. */
export class ClientPage {
  readonly #page: Page;
  readonly simulator: Simulator;
  /** The requests as they arrive. */
  readonly arrivals: Arrivals;
  readonly secrets: Secrets;
  readonly setting: Setting;
  /** Whether the test itself lets errors go uncaught. */
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
    await page.addInitScript((given) => Object.assign(globalThis, { setting: given }), setting);
    await page.goto(server.url);
    await page.waitForFunction(() => "network" in globalThis);
    return new ClientPage(page, simulator, arrivals, secrets, setting);
  }

  /** Has a function of the test run in the page; it sees the page's globals and its argument, and nothing else. */
  run<Result, Argument>(body: (argument: Argument) => Result | Promise<Result>, argument?: Argument): Promise<Result> {
    return this.#page.evaluate(body as never, argument) as Promise<Result>;
  }

  /** What the simulator has seen, once nothing is under way any more. */
  async log(): Promise<Log> {
    await this.simulator.log.idle();
    return this.simulator.log.read();
  }

  /** The requests for a resource, or for any, once nothing is under way any more. */
  async requests(resource?: ResourceName): Promise<LogEntry[]> {
    const { requests } = await this.log();
    const paths = Object.entries(RESOURCES)
      .filter(([name]) => resource === undefined || name === resource)
      .map(([, { path }]) => `/ocean/restapi/${path}`);
    return requests.filter(({ method, path }) => method !== "OPTIONS" && paths.includes(path));
  }

  /** Bytes of JavaScript objects in the page that are still of use. */
  heapBytes(): Promise<number> {
    return heapBytes(this.#page);
  }

  async close(): Promise<void> {
    await this.#page.close();
    await this.simulator.close();
  }
}

/** Nothing is left of requests that are over: no timer, and no listener of a signal. */
export async function assertNothingLeft(page: ClientPage): Promise<void> {
  const left = await page.run(async () => {
    await network.turn();
    return { timers: watch.timers(), listeners: watch.listeners() };
  });
  assert.deepEqual(left, { timers: [], listeners: 0 });
}

/**
 * A test of a client in a page against a simulator with faults. Whatever goes wrong in it, nothing must be left of the
 * requests at its end, no error must go uncaught, and neither the token nor the password must be seen anywhere.
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

/** The status of each request, in the order of arrival. */
export const statuses = (requests: readonly LogEntry[]) => requests.map(({ status }) => status);

/** How each request ended, in the order of arrival. */
export const ends = (requests: readonly LogEntry[]) => requests.map(({ end }) => end);
