// Measures durations, in both Node and Chromium.

import { shuffled } from "../bodies/random.mjs";

/**
 * @typedef {object} Limits
 * @property {number} rounds maximum number of rounds
 * @property {number} seconds after which no further rounds start, beyond `minRounds`
 * @property {number} minRounds minimum number of rounds
 * @property {number} processes how many fresh processes share the rounds in Node; in Chromium, a single page does all
 */

/** @typedef {Record<string, number[]>} Durations milliseconds per call, by contender, for every round */

/** The minimum length of a sample, so that the clock's resolution does not matter. */
const SAMPLE_MS = 4;
const WARM_UP_MS = 120;

/**
 * Runs the contenders in turns, in a new random order each round.
 * @param {readonly { id: string, run: () => unknown }[]} contenders
 * @param {Omit<Limits, "processes">} limits
 * @returns {Durations}
 */
export function measureRounds(contenders, { rounds, seconds, minRounds }) {
  const entries = contenders.map(({ id, run }) => {
    /** @type {number[]} */
    const durations = [];
    return { id, run, calls: warmedUp(run), durations };
  });
  const deadline = performance.now() + seconds * 1000;
  for (let round = 0; round < rounds && (round < minRounds || performance.now() < deadline); round++) {
    for (const { run, calls, durations } of shuffled(entries, Math.random)) {
      collectGarbage();
      durations.push(time(run, calls));
    }
  }
  return Object.fromEntries(entries.map(({ id, durations }) => [id, durations]));
}

/**
 * Warms the contender up, and returns how many calls make a sample. Its output was checked before, so this is not the
 * first call.
 * @param {() => unknown} run
 */
function warmedUp(run) {
  const started = performance.now();
  let last = 0;
  do {
    last = time(run, 1);
  } while (performance.now() - started < WARM_UP_MS);
  return Math.max(1, Math.ceil(SAMPLE_MS / Math.max(last, 0.001)));
}

/**
 * Milliseconds per call.
 * @param {() => unknown} run
 * @param {number} calls
 */
function time(run, calls) {
  const started = performance.now();
  for (let call = 0; call < calls; call++) run();
  return (performance.now() - started) / calls;
}

/** Keeps contenders from paying for each other's garbage. */
function collectGarbage() {
  /** @type {{ gc?: () => void }} */ (globalThis).gc?.();
}
