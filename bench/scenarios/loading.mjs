// How long it takes until the library is ready.

/**
 * @typedef {object} Loading
 * @property {import("./bench.mjs").RuntimeName} runtime
 * @property {number[]} durations of `init`, in milliseconds
 */

/**
 * @param {import("./bench.mjs").Bench} bench
 * @returns {Promise<Loading[]>}
 */
export async function measureLoading({ runtimes, chromium, settings }) {
  /** @type {Loading[]} */
  const results = [];
  for (const { name, run } of runtimes) {
    if (name === "chromium") continue;
    const durations = [];
    for (let sample = 0; sample < settings.loads; sample++) durations.push(await run({ kind: "loading" }));
    results.push({ runtime: name, durations });
  }
  if (chromium) results.push({ runtime: "chromium", durations: await chromium.loading(settings.loads) });
  return results;
}
