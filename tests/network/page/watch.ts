// Runs in the page before anything else: tracks what a client must not leave behind, and controls its clock.

/** A timer that has neither fired nor been cleared. */
interface PendingTimer {
  readonly milliseconds: number;
  readonly goOff: () => void;
}

/** Observes a page's timers, listeners and memory, and controls its clock and randomness. */
export interface Watch {
  /** How far ahead the page's clock is, in milliseconds. */
  clockAheadMs: number;
  /** What `Math.random` returns from now on; really random while undefined. */
  random: number | undefined;
  /** The delays of the pending timers, in milliseconds. */
  timers(): number[];
  /** Fires the timers with this delay now. Returns how many there were. */
  goOff(milliseconds: number): number;
  /** The number of listeners on abort signals. */
  listeners(): number;
  /** The total size of all WebAssembly memories. */
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

/** The signals of each listener. Signals are not kept alive by it: a page may create many. */
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

// The package does not expose its memory, so it is caught at instantiation, whichever function is used.
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

// The compiled functions of tests call this.
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
