import { OceanError } from "./error.js";
import { BUILD, type Client, createGlue, type Decoder } from "./generated/glue.js";
import { createBuilder } from "./records/builder.js";

/** Exports that our own code calls; the platform calls the others back, or the glue does for its own ends. */
const CALLED = /^(client|decoder)_/;

type Call = (...args: unknown[]) => unknown;

/** An instance of the module. A trap ends it, for its memory may then be in any state: see {@link core}. */
export class Core {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #glue = createGlue({
    setTimeout: (callback, milliseconds) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        callback();
      }, milliseconds);
      this.#timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      this.#timers.delete(timer as ReturnType<typeof setTimeout>);
      clearTimeout(timer as ReturnType<typeof setTimeout>);
    },
  });
  /** What rejects the promises that wait for this instance. */
  readonly #waiting = new Set<(reason: unknown) => void>();
  #exports: WebAssembly.Exports = {};
  #failure: OceanError | undefined;

  /** What the module imports. */
  get imports(): WebAssembly.Imports {
    return { [BUILD]: { ...this.#glue.imports } };
  }

  /** Takes over an instance of the module. */
  start({ exports }: WebAssembly.Instance): this {
    this.#exports = exports;
    const guarded = Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === "function" ? this.#guarded(value as Call, CALLED.test(name)) : value,
    ]);
    this.#glue.__wbg_set_wasm(Object.fromEntries(guarded));
    (exports.__wbindgen_start as Call | undefined)?.();
    return this;
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  get memory(): WebAssembly.Memory {
    return this.#exports.memory as WebAssembly.Memory;
  }

  createClient(options: unknown): Client {
    return new this.#glue.Client(options);
  }

  /** A decoder for one body. */
  createDecoder(resource: string, options: Wanted & { streaming?: boolean }, sink: Sink): Decoder {
    return new this.#glue.Decoder(String(resource), options, this.connector(resource, options, sink));
  }

  /** What makes records of batches: objects of the core's tables or, for the wire tree, of its own JSON. */
  connector(resource: string, { shape, select }: Wanted, sink: Sink) {
    const { memory } = this;
    return (layout: string) => {
      sink.start?.();
      if (shape === "dto") {
        return (_header: number, source: number, length: number) =>
          sink.take(JSON.parse(utf8.decode(new Uint8Array(memory.buffer, source, length))));
      }
      const build = createBuilder(memory, layout, select ? undefined : resource);
      return (header: number) => sink.take(build(header));
    };
  }

  /** Waits for what the instance promises. Once it has trapped, nobody else would settle that. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  #guarded(call: Call, isCalled: boolean): Call {
    return (...args) => {
      if (!this.#failure) {
        try {
          return call(...args);
        } catch (error) {
          // The module returns its errors: what is thrown through it is a trap, or leaves it as a trap does.
          this.#fail(error);
        }
      }
      if (isCalled) throw this.#failure;
      // Stands for whatever the glue expects.
      return [];
    };
  }

  #fail(cause: unknown): void {
    this.#failure = new OceanError(
      "internal",
      "The core has failed, which is a fault of ocean-fleet: please report it. It was started afresh: try again. Whoever has signed in with `signIn` has to do so again.",
      {},
      cause,
    );
    // What is left there holds the token, and the glue could take it for an error to be thrown.
    new Uint8Array(this.memory.buffer).fill(0);
    for (const reject of this.#waiting) reject(this.#failure);
    for (const timer of this.#timers) clearTimeout(timer);
    const { held } = this.#glue;
    const functions = held.filter((object) => typeof object === "function") as (() => void)[];
    for (const object of held) {
      // Ends a transfer.
      if (object instanceof AbortController) object.abort();
      if (object instanceof AbortSignal)
        for (const listener of functions) object.removeEventListener("abort", listener);
    }
  }
}

/** What is wanted of records, as the core will have checked it. */
interface Wanted {
  readonly shape?: string | undefined;
  readonly select?: unknown;
}

/** Where records go. */
export interface Sink {
  /** An answer begins. */
  start?(): void;
  /** Takes the records of a batch. */
  take(records: unknown[]): void;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

let module: WebAssembly.Module | undefined;
let running: Core | undefined;

/** Whether there is an instance that can be called. */
export function isStarted(): boolean {
  return running?.hasFailed === false;
}

/** Starts the first instance. */
export async function start(compiled: WebAssembly.Module): Promise<void> {
  check(compiled);
  const core = new Core();
  // Some browsers instantiate nothing but small modules at once.
  core.start(await WebAssembly.instantiate(compiled, core.imports));
  if (isStarted()) return;
  module = compiled;
  running = core;
}

/** Starts an instance at once. */
export function startSync(compiled: WebAssembly.Module): Core {
  check(compiled);
  const core = new Core();
  running = core.start(new WebAssembly.Instance(compiled, core.imports));
  module = compiled;
  return core;
}

function check(compiled: WebAssembly.Module): void {
  const isOwn = WebAssembly.Module.imports(compiled).some(({ module }) => module === BUILD);
  if (!isOwn) throw new Error("it is another module, or that of another version: a cache may have kept it");
}

/** The running instance; after a trap, a new one. */
export function core(): Core {
  if (running?.hasFailed === false) return running;
  if (module) return startSync(module);
  throw new OceanError(
    "not-initialized",
    "ocean-fleet is not loaded yet: call `await init()` once before anything else.",
  );
}

export type { Client, Decoder };
