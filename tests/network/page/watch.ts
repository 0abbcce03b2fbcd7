// Runs in the page before anything else: what a client must not leave behind, and the time it believes in.

/** A timer that was set, and neither went off nor was cleared. */
interface PendingTimer {
  readonly milliseconds: number;
  readonly goOff: () => void;
}

/** What is known of a page's timers, listeners and memory. */
export interface Watch {
  /** How far the page's clock is ahead, in milliseconds. */
  clockAheadMs: number;
  /** What `Math.random` gives from now on; as ever while undefined. */
  random: number | undefined;
  /** How long the timers that are pending were set for, in milliseconds. */
  timers(): number[];
  /** Has the timers that were set for so long go off now. Returns how many there were. */
  goOff(milliseconds: number): number;
  /** How many listeners abort signals have. */
  listeners(): number;
  /** Bytes of the WebAssembly memories there are. */
  wasmBytes(): number;
}

declare global {
  var watch: Watch;
}

const { setTimeout: set, clearTimeout: clear } = globalThis;
const timers = new Map<number, PendingTimer>();
globalThis.setTimeout = ((callback: () => void, milliseconds = 0) => {
  const goOff = () => {
    clear(id);
    timers.delete(id);
    callback();
  };
  const id = set(goOff, milliseconds) as unknown as number;
  timers.set(id, { milliseconds, goOff });
  return id;
}) as unknown as typeof setTimeout;
globalThis.clearTimeout = ((id: number) => {
  timers.delete(id);
  clear(id);
}) as typeof clearTimeout;

type Listener = Parameters<EventTarget["addEventListener"]>[1];

/** Per signal that has any. Signals themselves are not kept alive by it: a page may make many. */
const listeners = new Map<Listener, WeakRef<EventTarget>[]>();
const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (this instanceof AbortSignal) {
    listeners.set(listener, [...(listeners.get(listener) ?? []), new WeakRef(this)]);
    const once = typeof options === "object" && options?.once;
    if (once) add.call(this, type, () => forget(this, listener), { once: true });
  }
  add.call(this, type, listener, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  if (this instanceof AbortSignal) forget(this, listener);
  remove.call(this, type, listener, options);
};

function forget(signal: AbortSignal, listener: Listener): void {
  const others = (listeners.get(listener) ?? []).filter((each) => each.deref() !== signal);
  if (others.length > 0) listeners.set(listener, others);
  else listeners.delete(listener);
}

const { now } = Date;
Date.now = () => now() + globalThis.watch.clockAheadMs;
const { random } = Math;
Math.random = () => globalThis.watch.random ?? random();

// The package gives its memory to nobody, so it is seen when it is instantiated, one way or the other.
const memories: WeakRef<WebAssembly.Memory>[] = [];
const { Instance, instantiate } = WebAssembly;
const noted = <T extends WebAssembly.Instance>(instance: T): T => {
  const exported = Object.values(instance.exports).filter((each) => each instanceof WebAssembly.Memory);
  memories.push(...exported.map((memory) => new WeakRef(memory)));
  return instance;
};
WebAssembly.Instance = new Proxy(Instance, {
  construct: (target, args: ConstructorParameters<typeof Instance>) => noted(new target(...args)),
});
WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) =>
  noted(await instantiate(module, imports))) as typeof instantiate;

// Functions that tests hand over are compiled with calls of this.
Object.assign(globalThis, { __name: (named: unknown) => named });

globalThis.watch = {
  clockAheadMs: 0,
  random: undefined,
  timers: () => [...timers.values()].map(({ milliseconds }) => milliseconds),
  goOff(milliseconds) {
    const due = [...timers.values()].filter((timer) => timer.milliseconds === milliseconds);
    for (const { goOff } of due) goOff();
    return due.length;
  },
  listeners: () => [...listeners.values()].flat().length,
  wasmBytes: () => memories.reduce((bytes, memory) => bytes + (memory.deref()?.buffer.byteLength ?? 0), 0),
};
