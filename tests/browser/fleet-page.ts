import type { TestContext } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { servePage } from "../../scripts/start/page.mjs";
import { type SimulatorOptions, startSimulator } from "../../simulator/server.ts";

/** The page with a fleet of its own, driven by a test. */
export class FleetPage {
  readonly status: Locator;
  readonly search: Locator;
  readonly progress: Locator;
  readonly soFar: Locator;
  readonly rows: Locator;
  /** Errors in the page that were not shown to the user. */
  readonly uncaught: Error[] = [];
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole("status");
    this.search = page.getByRole("searchbox", { name: "Search" });
    this.progress = page.getByRole("progressbar");
    this.soFar = page.getByText(/so far/);
    this.rows = page.locator("tbody tr");
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => this.uncaught.push(error));
  }

  /** Starts a simulator and a server for the page, opens the page, and closes all three after the test. */
  static async open(test: TestContext, browser: Browser, fleet: SimulatorOptions): Promise<FleetPage> {
    const simulator = await startSimulator(fleet);
    test.after(() => simulator.close());
    const server = await servePage(simulator.url, 0);
    test.after(() => server.close());
    const page = await browser.newPage();
    test.after(() => page.close());
    await page.goto(server.url);
    return new FleetPage(page);
  }

  async signIn(password = "demo"): Promise<void> {
    await this.page.getByLabel("Login").fill("demo");
    await this.page.getByLabel("Password").fill(password);
    await this.page.keyboard.press("Enter");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name });
  }
}
