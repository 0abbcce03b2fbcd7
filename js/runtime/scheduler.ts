/** How long to work before everything else gets its turn, in milliseconds: half of what a frame takes. */
const SPELL = 8;

/** When everything else last had its turn: as far as is known, when there is work for the first time. */
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
function enqueue(callback: () => void): void {
  const Channel = channelClass();
  if (!Channel) {
    setTimeout(callback);
    return;
  }
  // Not a timer where it can be helped: browsers make those wait for 4 ms, and the fake ones of tests for ever.
  const { port1, port2 } = new Channel();
  port1.onmessage = () => {
    // An open port would keep a process alive.
    port1.close();
    callback();
  };
  port2.postMessage(undefined);
}

interface NodeProcess {
  getBuiltinModule?(name: string): typeof globalThis | undefined;
}

/** Jest with jsdom hides Node's. */
function channelClass(): typeof MessageChannel | undefined {
  const { MessageChannel, process } = globalThis as { MessageChannel?: typeof globalThis.MessageChannel } & {
    process?: NodeProcess;
  };
  return MessageChannel ?? process?.getBuiltinModule?.("node:worker_threads")?.MessageChannel;
}
