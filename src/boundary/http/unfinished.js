/**
 * The timers, listeners and transfers of this instance of the core that have not ended. The core ends each of them; if it
 * has trapped and no longer can, `endAll` does.
 */

/** @type {Set<() => void>} */
const unfinished = new Set();

/**
 * Returns a function that ends something, once.
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
 * Calls back after some time; the returned function prevents that.
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
 * Calls back when the signal is aborted, until the returned function is called.
 * @param {AbortSignal} signal
 * @param {() => void} callback
 */
export function listenForAbort(signal, callback) {
  signal.addEventListener("abort", callback);
  return ending(() => signal.removeEventListener("abort", callback));
}

/** Returns a function that aborts a transfer; its `signal` is the one to pass to `fetch`. */
export function startTransfer() {
  const controller = new AbortController();
  const abort = ending(() => controller.abort());
  return Object.assign(abort, { signal: controller.signal });
}

/** Ends everything that has not ended. */
export function endAll() {
  for (const end of [...unfinished]) end();
}
