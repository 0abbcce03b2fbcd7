/**
 * What this instance of the core has begun and not ended: timers, listeners and transfers. The core ends each by
 * itself; where it no longer can, because it has trapped, `endAll` does.
 */

/** @type {Set<() => void>} */
const unfinished = new Set();

/**
 * Gives a function that ends something, once.
 * @param {() => void} end
 */
export function ending(end) {
  const once = () => {
    if (unfinished.delete(once)) end();
  };
  unfinished.add(once);
  return once;
}

/**
 * Calls back after some time; the function that is returned prevents that.
 * @param {() => void} callback
 * @param {number} milliseconds
 */
export function startTimer(callback, milliseconds) {
  const timer = setTimeout(() => {
    unfinished.delete(end);
    callback();
  }, milliseconds);
  const end = ending(() => clearTimeout(timer));
  return end;
}

/**
 * Calls back when the signal is aborted, until the function that is returned is called.
 * @param {AbortSignal} signal
 * @param {() => void} callback
 */
export function listenForAbort(signal, callback) {
  signal.addEventListener("abort", callback);
  return ending(() => signal.removeEventListener("abort", callback));
}

/** Gives a function that aborts a transfer; its `signal` is the one to pass to `fetch`. */
export function startTransfer() {
  const controller = new AbortController();
  const abort = ending(() => controller.abort());
  return Object.assign(abort, { signal: controller.signal });
}

/** Ends all that has not ended. */
export function endAll() {
  for (const end of [...unfinished]) end();
}
