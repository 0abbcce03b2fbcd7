import type { Random } from "../random.ts";
import { integer, orNone, share, type Values } from "./parameter.ts";

/**
 * When a fault strikes: parameters that every fault has; without any, it always does. Only the requests that reach the
 * fault count, which are those of its route that no other fault has answered.
 */
export const schedule = {
  rate: orNone(share("the probability, from 0 to 1, that it strikes a request; the seed decides", 0)),
  burst: orNone(integer("strikes so many requests in a row: with a rate each time, else once", 1, { min: 1 })),
  first: orNone(integer("strikes among the first so many requests alone", 1)),
  skip: integer("lets so many requests pass before it counts", 0),
};

/** Decides, one request after the other, which are struck. */
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
