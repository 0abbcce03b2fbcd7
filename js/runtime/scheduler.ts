/** How long to work before everything else gets its turn, in milliseconds: half of what a frame takes. */
const SPELL = 8;

/** As they are when this is loaded, whatever tests replace later. */
const { setImmediate, MessageChannel, setTimeout } = globalThis as Partial<typeof globalThis>;

/** When everything else last had its turn. */
let since = Number.NEGATIVE_INFINITY;
/** The next turn, where it is waited for. */
let next: Promise<void> | undefined;

/**
 * What to wait for before there is more work: after a spell of it, until rendering, input and timers have had their
 * turn. Promises alone give them none, for they go on within the same one. All that is under way shares its spells.
 */
export function pause(): Promise<void> | undefined {
  if (!next && performance.now() - since >= SPELL) {
    next = new Promise<void>(enqueue).then(() => {
      next = undefined;
      since = performance.now();
    });
  }
  return next;
}

/** Has something called in the next turn, as soon as can be. Nothing is left of it then. */
function enqueue(callback: () => void): void {
  if (setImmediate) setImmediate(callback);
  else if (MessageChannel) {
    // Not a timer where it can be helped: browsers make those wait for 4 ms.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep a process alive.
      port1.close();
      callback();
    };
    port2.postMessage(undefined);
  } else setTimeout?.(callback);
}
