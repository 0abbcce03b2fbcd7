/**
 * Does asynchronous work and returns the longest time in milliseconds between two turns of the event loop during it.
 * This works only in Node, which can observe every turn; in browsers, traces provide the same.
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number | undefined>}
 */
export async function longestStall(work) {
  if (typeof setImmediate !== "function") {
    await work();
    return undefined;
  }
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  setImmediate(function turn() {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  });
  await work();
  isOver = true;
  return Math.max(longest, performance.now() - last);
}
