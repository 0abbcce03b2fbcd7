// Takes the time, in Node and in Chromium alike.

import { shuffled } from "../bodies/random.mjs";

/**
 * @typedef {object} Limits
 * @property {number} rounds at most
 * @property {number} seconds after which no more rounds are begun, but for the fewest
 * @property {number} fewest rounds in any case
 */

/** @typedef {Record<string, number[]>} Durations milliseconds a call, by contender, round by round */

/** A sample lasts so long at least, so that the clock's steps do not show. */
const SAMPLE_MS = 4;
const WARM_UP_MS = 120;

/**
 * Runs the contenders in turns, in a new random order each round.
 * @param {readonly { id: string, run: () => unknown }[]} contenders
 * @param {Limits} limits
 * @returns {Durations}
 */
export function measureRounds(contenders, { rounds, seconds, fewest }) {
  const entries = contenders.map(({ id, run }) => {
    /** @type {number[]} */
    const durations = [];
    return { id, run, calls: warmedUp(run), durations };
  });
  const deadline = performance.now() + seconds * 1000;
  for (let round = 0; round < rounds && (round < fewest || performance.now() < deadline); round++) {
    for (const { run, calls, durations } of shuffled(entries, Math.random)) {
      collectGarbage();
      durations.push(time(run, calls));
    }
  }
  return Object.fromEntries(entries.map(({ id, durations }) => [id, durations]));
}

/**
 * Runs until the engine has compiled it, and says how many calls make a sample. Its output was checked before, so that
 * this is not the first call.
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
 * Milliseconds a call.
 * @param {() => unknown} run
 * @param {number} calls
 */
function time(run, calls) {
  const started = performance.now();
  for (let call = 0; call < calls; call++) run();
  return (performance.now() - started) / calls;
}

/** So that nobody pays for what another has left behind. */
function collectGarbage() {
  /** @type {{ gc?: () => void }} */ (globalThis).gc?.();
}
