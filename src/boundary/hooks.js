/**
 * Calls a hook of the application. If it throws, or its promise rejects, the error is reported as if an event listener had
 * thrown it, and nothing breaks here.
 * @param {(...told: unknown[]) => unknown} hook
 * @param {unknown} first
 * @param {unknown} second
 */
export function callHook(hook, first, second) {
  try {
    const outcome = second === undefined ? hook(first) : hook(first, second);
    // Resolving handles promises of other realms and libraries, too. Not `Promise.resolve`, which can throw.
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
    // There is nowhere left to report it.
  }
}
