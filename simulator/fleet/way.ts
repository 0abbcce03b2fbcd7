import type { Random } from "../random.ts";
import { type Coordinates, coordinates, METRES_PER_DEGREE, offset, radians } from "./geography.ts";

/** How many bends a way has, and how far they lead off the straight line, as a share of its length. */
const BENDS = 3;
const AMPLITUDE = 0.1;
/** How many chords the length is measured by. */
const CHORDS = 16;
/** The share of the time in which a vehicle gathers speed, and loses it again. */
const RAMP = 0.08;
/** How much the speed varies in between. */
const VARIATION = 0.2;

/**
 * A way between two points: a curve that winds around the straight line, and how fast a vehicle moves along it. It is a
 * closed formula, so the position at any time costs the same, and the fastest moment is at most 1.8 times the average.
 */
export class Way {
  readonly from: Coordinates;
  readonly to: Coordinates;
  /** Metres. */
  readonly length: number;
  readonly #north: number;
  readonly #east: number;
  readonly #bends: readonly number[];
  readonly #waves: number;

  constructor(from: Coordinates, to: Coordinates, random: Random) {
    this.from = from;
    this.to = to;
    this.#north = (to.latitude - from.latitude) * METRES_PER_DEGREE;
    this.#east = (to.longitude - from.longitude) * METRES_PER_DEGREE * Math.cos(radians(from.latitude));
    this.#bends = Array.from({ length: BENDS }, (_, i) => ((random.next() * 2 - 1) * AMPLITUDE) / (i + 1));
    this.#waves = random.integer(2, 5);
    this.length = this.#measure();
  }

  /** Where a vehicle is after a share of its time, from 0 to 1; exactly at the ends for 0 and 1. */
  at(time: number): Coordinates {
    if (time <= 0) return this.from;
    if (time >= 1) return this.to;
    const share = this.#progress(time);
    const aside = this.#aside(share);
    return coordinates(
      offset(this.from, this.#north * share + this.#east * aside, this.#east * share - this.#north * aside),
    );
  }

  /** The direction of travel after a share of the time: degrees clockwise from north, from 0 to 359. */
  heading(time: number): number {
    const slope = this.#slope(this.#progress(time));
    const angle = Math.atan2(this.#east - this.#north * slope, this.#north + this.#east * slope);
    return Math.round((angle * 180) / Math.PI + 360) % 360;
  }

  /** The speed after a share of the time, in ways per whole time. */
  #pace(time: number): number {
    const ramp = Math.min(1, time / RAMP, (1 - time) / RAMP) / (1 - RAMP);
    return ramp + VARIATION * Math.cos(2 * Math.PI * this.#waves * time);
  }

  /** Metres per whole time, after a share of it. */
  speed(time: number): number {
    return this.#pace(time) * Math.hypot(1, this.#slope(this.#progress(time))) * Math.hypot(this.#north, this.#east);
  }

  /** The share of the straight line that lies behind after a share of the time: the integral of the pace. */
  #progress(time: number): number {
    const even = time < 1 - RAMP ? ramped(time) : 1 - ramped(1 - time);
    return even + (VARIATION * Math.sin(2 * Math.PI * this.#waves * time)) / (2 * Math.PI * this.#waves);
  }

  /** How far the curve leads off the straight line, as a share of its length. */
  #aside(share: number): number {
    let sum = 0;
    for (let i = 1; i <= BENDS; i++) sum += (this.#bends[i - 1] ?? 0) * Math.sin(i * Math.PI * share);
    return sum;
  }

  #slope(share: number): number {
    let sum = 0;
    for (let i = 1; i <= BENDS; i++) sum += (this.#bends[i - 1] ?? 0) * i * Math.PI * Math.cos(i * Math.PI * share);
    return sum;
  }

  #measure(): number {
    let sum = 0;
    let before = 0;
    for (let i = 1; i <= CHORDS; i++) {
      const aside = this.#aside(i / CHORDS);
      sum += Math.hypot(1 / CHORDS, aside - before);
      before = aside;
    }
    return sum * Math.hypot(this.#north, this.#east);
  }
}

/** What lies behind after a share of the time, while gathering speed and after it. */
function ramped(time: number): number {
  return (time < RAMP ? time ** 2 / (2 * RAMP) : time - RAMP / 2) / (1 - RAMP);
}
