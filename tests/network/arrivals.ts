import type { Context, MiddlewareHandler } from "hono";
import { endpointOf, SIGN_IN } from "../../simulator/paths.ts";

/** Sees requests as they reach a simulator, before any fault, so that tests can act while they are in flight. */
export class Arrivals {
  /** The headers of each request. */
  readonly headers: Record<string, string>[] = [];
  #count = 0;
  #signIns = 0;
  #waiting: { readonly isMet: () => boolean; readonly resolve: () => void }[] = [];

  middleware(): MiddlewareHandler {
    return async (c, next) => {
      if (c.req.method !== "OPTIONS") this.#take(c);
      await next();
    };
  }

  /** Resolves once this many requests have arrived in total, not counting sign-ins. */
  requests(count: number): Promise<void> {
    return this.#until(() => this.#count >= count);
  }

  /** Resolves once this many sign-ins have arrived in total. */
  signIns(count: number): Promise<void> {
    return this.#until(() => this.#signIns >= count);
  }

  #take(c: Context): void {
    this.headers.push(c.req.header());
    if (endpointOf(c.req.path) === SIGN_IN) this.#signIns++;
    else this.#count++;
    const met = this.#waiting.filter(({ isMet }) => isMet());
    this.#waiting = this.#waiting.filter((each) => !met.includes(each));
    for (const { resolve } of met) resolve();
  }

  async #until(isMet: () => boolean): Promise<void> {
    if (!isMet()) await new Promise<void>((resolve) => this.#waiting.push({ isMet, resolve }));
  }
}
