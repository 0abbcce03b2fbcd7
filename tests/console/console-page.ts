import type { TestContext } from "node:test";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { buildConsole, serveConsole } from "../../scripts/start/console.mjs";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/server.ts";

/** What the console prints when something goes wrong that it does not show. */
const SILENT_FAILURES = ["error", "warning"];
/** What Chromium says of drawing in software: it has to copy each frame. */
const DRAWN_IN_SOFTWARE = "GPU stall due to ReadPixels";

/** The built console, with a simulator of its own, under the policy that it is served with. */
export class ConsolePage {
  readonly page: Page;
  readonly simulator: Simulator;
  readonly url: string;
  /** What went wrong in the page without being shown: exceptions, violations of the policy, what was logged. */
  readonly problems: string[] = [];

  private constructor(page: Page, simulator: Simulator, url: string) {
    this.page = page;
    this.simulator = simulator;
    this.url = url;
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      const text = message.text();
      if (SILENT_FAILURES.includes(message.type()) && !text.includes(DRAWN_IN_SOFTWARE)) this.problems.push(text);
    });
  }

  /** Starts a simulator and the console, opens it at a path, and closes everything after the test. */
  static async open(
    test: Pick<TestContext, "after">,
    browser: Browser,
    { path = "/", fleet = {}, connectTo = [], context = {} }: ConsoleOptions = {},
  ): Promise<ConsolePage> {
    await built();
    const simulator = await startSimulator({ vehicles: 60, ...fleet });
    test.after(() => simulator.close());
    const server = await serveConsole({ simulator: simulator.url, port: 0, connectTo });
    test.after(() => server.close());
    const profile = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Paris", ...context });
    test.after(() => profile.close());
    const page = await profile.newPage();
    const opened = new ConsolePage(page, simulator, server.url.replace(/\/$/, ""));
    await page.goto(opened.url + path);
    return opened;
  }

  /** Opens the console at a path and signs in. */
  static async signedIn(test: Pick<TestContext, "after">, browser: Browser, options: ConsoleOptions = {}) {
    const console = await ConsolePage.open(test, browser, options);
    await console.signIn();
    return console;
  }

  async signIn(password = "demo"): Promise<void> {
    await this.page.getByLabel("Login", { exact: true }).fill("demo");
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.button("Sign in").click();
  }

  /** Follows a link of the navigation. */
  async go(name: string): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await this.heading(name).waitFor();
  }

  /** Waits until nothing is being loaded any more. */
  async settled(): Promise<void> {
    await this.simulator.log.idle();
    await this.page.getByRole("progressbar").first().waitFor({ state: "detached" });
  }

  /** Makes the page ask again at once, as it does when the network is back. */
  async poll(): Promise<void> {
    await this.page.context().setOffline(true);
    await this.page.context().setOffline(false);
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
  }
}

export interface ConsoleOptions {
  readonly path?: string;
  readonly fleet?: SimulatorOptions;
  /** Origins that the policy lets the page reach, besides its own. */
  readonly connectTo?: readonly string[];
  /** Of the browser: the viewport, the color scheme, the language. */
  readonly context?: BrowserContextOptions;
}

let building: Promise<void> | undefined;

/** Tests that run on their own build the console, once. */
function built(): Promise<void> {
  building ??= buildConsole();
  return building;
}
