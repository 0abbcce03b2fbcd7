/**
 * Calls a hook of the application. What it throws, or what its promise rejects with, is the application's: it is
 * reported as if an event listener had thrown it, and breaks nothing here.
 * @param {(...told: unknown[]) => unknown} hook
 * @param {unknown} first
 * @param {unknown} second
 */
export function callHook(hook, first, second) {
  try {
    const outcome = second === undefined ? hook(first) : hook(first, second);
    // Whatever has a `then` is a promise, of other realms and libraries, too; not `Promise.resolve`, which can throw.
    if (Object(outcome) === outcome) new Promise((resolve) => resolve(outcome)).then(undefined, report);
  } catch (thrown) {
    report(thrown);
  }
}

/** @param {unknown} thrown */
function report(thrown) {
  try {
    if (typeof reportError === "function") reportError(thrown);
    else console.error(thrown);
  } catch {
    // Nobody is left to tell.
  }
}
