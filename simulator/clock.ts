import { REFERENCE } from "./fleet/calendar.ts";

/** When the fleet's clock starts, or a function that tells the time instead; in epoch milliseconds. */
export type ClockTime = number | (() => number);

/** The clock that the fleet lives by. It stands still unless it is live, and can be moved forward. */
export class Clock {
  readonly #time: () => number;
  #advanced = 0;

  /** A live clock runs at the pace of `realTime`. A function as `time` decides for itself whether it runs. */
  constructor(time: ClockTime = REFERENCE, live = false, realTime: () => number = Date.now) {
    const started = realTime();
    if (typeof time === "function") this.#time = time;
    else this.#time = live ? () => time + realTime() - started : () => time;
  }

  now(): number {
    return Math.trunc(this.#time()) + this.#advanced;
  }

  /** How far it has been moved forward, in milliseconds. */
  get advanced(): number {
    return this.#advanced;
  }

  /** Moves it forward. Throws a `RangeError` for anything but a whole number of milliseconds from 0. */
  advance(milliseconds: number): void {
    if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
      throw new RangeError(`A clock moves forward by whole milliseconds, not by ${milliseconds}.`);
    }
    this.#advanced += milliseconds;
  }
}
