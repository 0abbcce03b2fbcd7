/** @typedef {{ name: string, ph: string, pid: number, tid: number, dur?: number, args: { name?: string } }} TraceEvent */

const TASKS = ["__metadata", "disabled-by-default-devtools.timeline", "devtools.timeline", "toplevel"];

/**
 * The longest task of a page's main thread during some work, in milliseconds: for that long, the page could not have
 * reacted to a click or painted.
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} work
 */
export async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: TASKS });
  await work();
  const trace = await browser.stopTracing();
  /** @type {TraceEvent[]} */
  const events = JSON.parse(trace.toString("utf8")).traceEvents;
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => /RunTask$/.test(name) && threads.has(`${pid}/${tid}`));
  if (tasks.length === 0) throw new Error("The trace contains no tasks of the page's main thread");
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}
