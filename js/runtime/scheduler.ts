import { platform } from "./platform.js";

/** How long to work before everything else gets its turn, in milliseconds: half of what a frame takes. */
const SPELL = 8;

/** When everything else last had its turn; at first, when there was work for the first time. */
let since: number | undefined;
/** The next turn, where it is waited for. */
let next: Promise<void> | undefined;

/**
 * What to wait for before there is more work: after a spell of it, until rendering, input and timers have had their
 * turn. Promises alone give them none, for they go on within the same one. All that is under way shares its spells.
 */
export function pause(): Promise<void> | undefined {
  since ??= performance.now();
  if (!next && performance.now() - since >= SPELL) {
    next = new Promise<void>(enqueue).then(() => {
      next = undefined;
      since = performance.now();
    });
  }
  return next;
}

/** Has something called in the next turn, as soon as can be. Nothing is left of it then. */
export function enqueue(callback: () => void): void {
  const Channel: typeof MessageChannel | undefined = platform("MessageChannel");
  if (!Channel) {
    setTimeout(callback);
    return;
  }
  // Not a timer if it can be avoided: browsers delay those by 4 ms, and the fake timers of tests never fire.
  const { port1, port2 } = new Channel();
  port1.onmessage = () => {
    // An open port would keep a process alive.
    port1.close();
    callback();
  };
  port2.postMessage(undefined);
}
