import type { Random } from "../random.ts";
import { integer, orNone, share, type Values } from "./parameter.ts";

/**
 * The parameters, common to all faults, that decide when a fault strikes; by default it always does. Only requests that
 * reach the fault count: those that match its route and that no other fault has answered.
 */
export const schedule = {
  rate: orNone(share("the probability of striking a request, from 0 to 1; the seed decides", 0)),
  burst: orNone(integer("how many requests in a row it strikes: every time with a rate, else once", 1, { min: 1 })),
  first: orNone(integer("strikes only among this many first requests", 1)),
  skip: integer("how many requests to let through before counting", 0),
};

/** Decides which requests are struck, one after another. */
export class Schedule {
  /** How many requests have reached the fault. */
  seen = 0;
  /** How many of them it struck. */
  struck = 0;
  readonly #when: Values<typeof schedule>;
  readonly #random: Random;
  #leftOfBurst = 0;

  constructor(when: Values<typeof schedule>, random: Random) {
    this.#when = when;
    this.#random = random;
  }

  /** Whether the next request is struck. */
  next(): boolean {
    const strikes = this.#strikes(this.seen++ - this.#when.skip);
    if (strikes) this.struck++;
    return strikes;
  }

  #strikes(index: number): boolean {
    const { rate, burst, first } = this.#when;
    if (index < 0 || (first !== null && index >= first)) return false;
    if (rate === null) return burst === null || index < burst;
    if (this.#leftOfBurst > 0) {
      this.#leftOfBurst--;
      return true;
    }
    if (!this.#random.chance(rate)) return false;
    this.#leftOfBurst = (burst ?? 1) - 1;
    return true;
  }
}
