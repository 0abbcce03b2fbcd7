// Statistics of samples.

/**
 * The value below which this share of the samples lies, by nearest rank.
 * @param {readonly number[]} samples
 * @param {number} share
 */
export function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} samples */
export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** @typedef {{ median: number, low: number, high: number }} Estimate a median with its 95 % confidence interval */

/**
 * The median with its interval, which assumes nothing about the samples' distribution: its ends are two of the samples,
 * chosen by the binomial distribution. Fewer than six are too few for 95 %; the interval is then the full range.
 * @param {readonly number[]} samples
 * @returns {Estimate}
 */
export function estimate(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const count = sorted.length;
  let outside = 0;
  let rank = 0;
  // The probability that the true median is beyond the sample of this rank, on either side.
  for (let term = 0.5 ** count; rank < count / 2; rank++) {
    outside += 2 * term;
    if (outside > 0.05) break;
    term = (term * (count - rank)) / (rank + 1);
  }
  const place = Math.max(0, rank - 1);
  return {
    median: median(sorted),
    low: sorted[place] ?? Number.NaN,
    high: sorted[count - 1 - place] ?? Number.NaN,
  };
}

/** @typedef {import("./rounds.mjs").Durations} Durations */

/**
 * How many times as fast as the baseline a contender is, over all runs. Within a run, the two are compared round by round;
 * several runs count as one ratio each, as their rounds have much in common.
 * @param {readonly Durations[]} runs
 * @param {string} baseline
 * @param {string} id
 */
export function speedOf(runs, baseline, id) {
  const ratios = runs.map((durations) => speed(durations[baseline] ?? [], durations[id] ?? []));
  const [only] = ratios;
  return only && ratios.length === 1 ? only : estimate(ratios.map(({ median }) => median));
}

/**
 * The median of the runs' medians, in milliseconds.
 * @param {readonly Durations[]} runs
 * @param {string} id
 */
export const typical = (runs, id) => median(runs.map((durations) => median(durations[id] ?? [])));

/**
 * How many times as fast as the baseline a contender is. The two are compared round by round, as whatever slows the
 * machine down affects both.
 * @param {readonly number[]} baseline
 * @param {readonly number[]} own
 * @returns {Estimate}
 */
export function speed(baseline, own) {
  return estimate(own.map((duration, round) => (baseline[round] ?? Number.NaN) / duration));
}
