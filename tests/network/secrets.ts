import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Simulator } from "../../simulator/server.ts";
import { personalData } from "./fleet.ts";
import type { Sighting } from "./page/harness.ts";

const UNCAUGHT = "an uncaught error";
/** How much of a token gives it away. */
const TELLING = 16;

/** What must not be seen of a page and its simulator, and everything that is. */
export class Secrets {
  readonly #page: Page;
  readonly #simulator: Simulator;
  readonly #secrets: Set<string>;
  readonly #sightings: Sighting[] = [];

  constructor(page: Page, simulator: Simulator, password: string) {
    this.#page = page;
    this.#simulator = simulator;
    this.#secrets = new Set([password]);
    const { tokens } = simulator;
    const issue = tokens.issue.bind(tokens);
    tokens.issue = (clockSkew) => {
      const token = issue(clockSkew);
      this.#secrets.add(token.slice(0, TELLING)).add(token.slice(-TELLING));
      return token;
    };
    page.on("console", (message) => this.#see("the console", message.text()));
    page.on("pageerror", (error) => this.#see(UNCAUGHT, `${error.message}\n${error.stack}`));
    page.on("request", (request) => this.#see("a request's URL", request.url()));
  }

  /** What nobody has caught, rejections included. */
  get uncaught(): readonly Sighting[] {
    return this.#sightings.filter(({ where }) => where === UNCAUGHT);
  }

  /** For a test that has spread them itself. */
  forget(): void {
    this.#secrets.clear();
  }

  /** Everything that was seen so far. */
  async sightings(): Promise<Sighting[]> {
    const inPage = await this.#page.evaluate(() => globalThis.network.sightings());
    const cookies = await this.#page.context().cookies();
    return [
      ...this.#sightings,
      ...inPage,
      { where: "the browser's cookies", text: JSON.stringify(cookies) },
      { where: "the server's log", text: JSON.stringify(this.#simulator.log.read()) },
    ];
  }

  /** The places where a secret is seen. */
  leaks(sightings: readonly Sighting[]): string[] {
    const leaking = sightings.filter(({ text }) => [...this.#secrets].some((secret) => text.includes(secret)));
    return [...new Set(leaking.map(({ where }) => where))];
  }

  /** Neither the token nor the password was seen anywhere; no error tells of people. */
  async assertKept(): Promise<void> {
    const sightings = await this.sightings();
    assert.deepEqual(this.leaks(sightings), [], "the token or the password is seen");
    const personal = await personalData();
    const errors = sightings.filter(({ where }) => where === "an error");
    const telling = errors.filter(({ text }) => personal.some((each) => text.includes(each)));
    assert.deepEqual(telling, [], "an error tells of people");
  }

  #see(where: string, text: string): void {
    this.#sightings.push({ where, text });
  }
}
