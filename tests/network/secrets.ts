import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Simulator } from "../../simulator/server.ts";
import { personalData } from "./fleet.ts";
import type { Sighting } from "./page/harness.ts";

const UNCAUGHT = "an uncaught error";
/** How many characters of a token must not be revealed. */
const REVEALING = 16;

/** What must stay secret in a page and its simulator, and everything that can be seen of them. */
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
      this.#secrets.add(token.slice(0, REVEALING)).add(token.slice(-REVEALING));
      return token;
    };
    page.on("console", (message) => this.#see("the console", message.text()));
    page.on("pageerror", (error) => this.#see(UNCAUGHT, `${error.message}\n${error.stack}`));
    page.on("request", (request) => this.#see("a request's URL", request.url()));
  }

  /** Uncaught errors, including unhandled rejections. */
  get uncaught(): readonly Sighting[] {
    return this.#sightings.filter(({ where }) => where === UNCAUGHT);
  }

  /** Stops looking for the secrets, for a test that leaks them on purpose. */
  forget(): void {
    this.#secrets.clear();
  }

  /** Everything seen so far. */
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

  /** The places where a secret was seen. */
  leaks(sightings: readonly Sighting[]): string[] {
    const leaking = sightings.filter(({ text }) => [...this.#secrets].some((secret) => text.includes(secret)));
    return [...new Set(leaking.map(({ where }) => where))];
  }

  /** Asserts that neither the token nor the password was seen anywhere, and that no error contains personal data. */
  async assertKept(): Promise<void> {
    const sightings = await this.sightings();
    assert.deepEqual(this.leaks(sightings), [], "the token or the password was seen");
    const personal = await personalData();
    const errors = sightings.filter(({ where }) => where === "an error");
    const leaking = errors.filter(({ text }) => personal.some((each) => text.includes(each)));
    assert.deepEqual(leaking, [], "an error contains personal data");
  }

  #see(where: string, text: string): void {
    this.#sightings.push({ where, text });
  }
}
