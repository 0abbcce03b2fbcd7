/** @typedef {import("./job.mjs").Jobs} Jobs */

/**
 * @template {keyof Jobs} K
 * @typedef {{ kind: K } & Parameters<Jobs[K]>[0]} JobOf
 */

/**
 * Where jobs are done, each in a separate process or page.
 * @typedef {object} Runtime
 * @property {"node" | "chromium"} name
 * @property {<K extends keyof Jobs>(job: JobOf<K>) => Promise<import("./job.mjs").Outcome<K>>} run
 */

export {};
