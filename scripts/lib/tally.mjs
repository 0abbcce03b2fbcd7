/**
 * The results of a suite's tests.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Readonly<Tally>} */
export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    nothing,
  );
}

/** @param {Tally} tally */
export const count = ({ passed, failed, skipped }) => passed + failed + skipped;
