// How much is measured: all of it in about ten minutes, the most important in two.

/** @typedef {import("./measuring/rounds.mjs").Limits} Limits */

/** @typedef {{ megabits: number, records: number, samples: number }} Network `Infinity` is as fast as it goes */

/**
 * @typedef {object} Settings
 * @property {Limits} library this library beside `JSON.parse`
 * @property {Limits} rivals everything beside everything
 * @property {Limits} grid each cell of the grid
 * @property {readonly number[]} sizes in the grid, in records
 * @property {number} ordinary records of the grid's other bodies
 * @property {number} resources so many take part in what takes long
 * @property {boolean} serde with the contender that takes a minute to compile
 * @property {number} firstCalls samples of the first call
 * @property {readonly Network[]} networks slow ones get smaller bodies, or it would take minutes
 * @property {number} loads samples of `init`
 * @property {number} memoryMegabytes the body that memory is watched with
 */

/** @type {Settings} */
export const FULL = {
  library: { rounds: 25, seconds: 5, fewest: 9 },
  rivals: { rounds: 15, seconds: 4, fewest: 6 },
  grid: { rounds: 7, seconds: 0.4, fewest: 3 },
  sizes: [1, 100, 2000, 20_000],
  ordinary: 2000,
  resources: Number.POSITIVE_INFINITY,
  serde: true,
  firstCalls: 15,
  networks: [
    { megabits: Number.POSITIVE_INFINITY, records: 2000, samples: 7 },
    { megabits: 50, records: 500, samples: 3 },
    { megabits: 10, records: 200, samples: 2 },
  ],
  loads: 15,
  memoryMegabytes: 100,
};

/** @type {Settings} */
export const QUICK = {
  library: { rounds: 9, seconds: 2, fewest: 5 },
  rivals: { rounds: 5, seconds: 1, fewest: 3 },
  grid: { rounds: 3, seconds: 0.1, fewest: 3 },
  sizes: [1, 100],
  ordinary: 500,
  resources: 2,
  serde: false,
  firstCalls: 4,
  networks: [{ megabits: Number.POSITIVE_INFINITY, records: 2000, samples: 3 }],
  loads: 5,
  memoryMegabytes: 50,
};
