// How much is measured: everything in about twenty minutes, or the essentials in two minutes.

/** @typedef {import("./measuring/rounds.mjs").Limits} Limits */

/** @typedef {{ megabits: number, records: number, samples: number }} Network `Infinity` means unthrottled */

/**
 * @typedef {object} Settings
 * @property {Limits} library this library compared with `JSON.parse`
 * @property {Limits} rivals all contenders
 * @property {Limits} small each small answer
 * @property {Limits} grid each cell of the grid
 * @property {readonly number[]} sizes in the grid, in records
 * @property {number} ordinary records in the grid's other bodies
 * @property {number} resources how many take part where there is a column for each
 * @property {boolean} serde whether to include the contender that takes a minute to compile
 * @property {number} firstCalls samples of the first call, and of the first request
 * @property {readonly Network[]} networks slow ones use smaller bodies, or they would take minutes
 * @property {number} watchSamples polls of each kind
 * @property {number} watchPolls after which a watch's memory is compared
 * @property {number} loads samples of `init`
 * @property {number} memoryMegabytes size of the body for measuring memory
 */

/** @type {Settings} */
export const FULL = {
  library: { rounds: 25, seconds: 5, minRounds: 10, processes: 5 },
  rivals: { rounds: 15, seconds: 4, minRounds: 6, processes: 3 },
  small: { rounds: 15, seconds: 0.5, minRounds: 6, processes: 3 },
  grid: { rounds: 7, seconds: 0.4, minRounds: 3, processes: 3 },
  sizes: [2000, 10_000],
  ordinary: 2000,
  resources: 6,
  serde: true,
  firstCalls: 9,
  networks: [
    { megabits: Number.POSITIVE_INFINITY, records: 2000, samples: 7 },
    { megabits: 50, records: 500, samples: 3 },
    { megabits: 10, records: 200, samples: 2 },
  ],
  watchSamples: 15,
  watchPolls: 1_000,
  loads: 15,
  memoryMegabytes: 100,
};

/** @type {Settings} */
export const QUICK = {
  library: { rounds: 6, seconds: 1, minRounds: 3, processes: 3 },
  rivals: { rounds: 5, seconds: 1, minRounds: 3, processes: 1 },
  small: { rounds: 5, seconds: 0.1, minRounds: 3, processes: 1 },
  grid: { rounds: 3, seconds: 0.1, minRounds: 3, processes: 1 },
  sizes: [],
  ordinary: 500,
  resources: 2,
  serde: false,
  firstCalls: 4,
  networks: [{ megabits: Number.POSITIVE_INFINITY, records: 2000, samples: 3 }],
  watchSamples: 5,
  watchPolls: 100,
  loads: 5,
  memoryMegabytes: 50,
};
