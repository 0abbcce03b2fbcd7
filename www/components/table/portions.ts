/** Short enough for the page to draw every frame. */
const PORTION_MS = 8;

/**
 * Does work that yields often, in portions between which the page can draw and answer its user.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function inPortions<R>(work: Generator<void, R>, signal: AbortSignal): Promise<R> {
  let until = performance.now() + PORTION_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTurn();
    signal.throwIfAborted();
    until = performance.now() + PORTION_MS;
  }
}

const channel = new MessageChannel();

// Timers would wait for at least 4 ms.
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.addEventListener("message", () => resolve(), { once: true });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}
