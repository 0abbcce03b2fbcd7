import type { BackendRequest } from "../backend.js";
import { OceanError } from "../error.js";
import {
  type Client,
  createGlue,
  type Decoder,
  type Glue,
  type Memory,
  type PreparedRequest,
} from "../generated/glue.js";
import type { BatchSink } from "../records/batch-sink.js";
import { platform } from "./platform.js";

/** Exports that only the glue or the platform calls; our own code calls the others. */
const INTERNAL = /^(__|wasm_bindgen_)/;
/** Called for every piece of a body, and never first. */
const FREQUENT = "decoder_push";

/** Passing these arguments takes as much stack as a call into the module may need. */
const ROOM: readonly undefined[] = new Array(8_192);

const NOTHING = () => {};

type Call = (...args: unknown[]) => unknown;

/** An instance of the module. After a trap its memory may be in any state, so it is never used again: see `recovery.ts`. */
export class Core {
  private readonly glue: Glue;
  private readonly memory: WebAssembly.Memory;
  /** The rejecting functions of all promises that wait for this instance. */
  private readonly waiting = new Set<(reason: unknown) => void>();
  private failure: OceanError | undefined;

  private constructor(glue: Glue, { exports }: WebAssembly.Instance) {
    this.glue = glue;
    this.memory = exports.memory as WebAssembly.Memory;
    const guarded = Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === "function" ? this.guarded(value as Call, name) : value,
    ]);
    glue.__wbg_set_wasm(Object.fromEntries(guarded));
    (exports.__wbindgen_start as Call)();
  }

  static async create(module: WebAssembly.Module): Promise<Core> {
    const glue = newGlue();
    return new Core(glue, await WebAssembly.instantiate(module, importsOf(module, glue)));
  }

  static createSync(module: WebAssembly.Module): Core {
    const glue = newGlue();
    return new Core(glue, new WebAssembly.Instance(module, importsOf(module, glue)));
  }

  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  /** Checks the options of a watch, and gives the time between its polls, in milliseconds. */
  intervalOf(options: unknown): number {
    return this.glue.intervalOf(options);
  }

  /** The memory of a watch, or a new one if there is none, or it is another instance's. */
  memoryOf(memory: Memory | undefined): Memory {
    return memory instanceof this.glue.Memory ? memory : new this.glue.Memory();
  }

  createClient(options: unknown): Client {
    return new this.glue.Client(options);
  }

  /** A decoder for one body. */
  createDecoder(resource: string, options: unknown, streaming: boolean, batches: BatchSink): Decoder {
    return new this.glue.Decoder(resource, options, streaming, this.connect(batches));
  }

  /** Gets a made-up answer to a request, by a client that knows no hooks. Nothing is sent. */
  async rehearse({ resource, params, options }: BackendRequest, batches: BatchSink): Promise<void> {
    const { select, dates, shape } = (options ?? {}) as Record<string, unknown>;
    const pieces = [{ value: this.glue.sampleOf(resource) }, { done: true }];
    const body = { getReader: () => ({ read: async () => pieces.shift(), cancel() {} }) };
    const fetch = async () => ({ status: 200, headers: { get() {} }, body });
    const client = this.createClient({ baseUrl: "https://rehearsal.invalid", token: null, fetch, retries: 0 });
    try {
      const request = client.request(resource, params, { select, dates, shape });
      await request.send(this.connect(batches), NOTHING, NOTHING);
    } finally {
      client.free();
    }
  }

  /** Passes the core's batches on, each with the memory that holds it. */
  connect(batches: BatchSink): CoreSink {
    const { memory } = this;
    return {
      begin: (layout, whole) => batches.begin(layout, whole),
      take: (header, json, length) => batches.take(memory.buffer as ArrayBuffer, header, json, length),
    };
  }

  /** Waits for a promise of the instance, and rejects if the instance traps: the promise itself would then never settle. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.waiting.delete(reject));
    });
  }

  private guarded(call: Call, name: string): Call {
    const isInternal = INTERNAL.test(name);
    const needsRoom = !isInternal && name !== FREQUENT;
    return (...args) => {
      if (!this.failure) {
        // If a caller's recursion has used up the stack, it overflows here; inside the module that would be a trap.
        if (needsRoom) Reflect.apply(Boolean, undefined, ROOM);
        try {
          return call(...args);
        } catch (error) {
          // The module returns its errors, so whatever is thrown is a trap, or leaves the module in the same state.
          this.fail(error);
        }
      }
      if (!isInternal) throw this.failure;
      // Satisfies the glue, whatever it expects.
      return [];
    };
  }

  private fail(cause: unknown): void {
    this.failure = new OceanError(
      "internal",
      "The core has failed, which is a fault of ocean-fleet: please report it. It was started afresh: try again. Whoever has signed in with `signIn` has to do so again.",
      {},
      cause,
    );
    // The memory still holds the token, and the glue might read it as an error to throw.
    new Uint8Array(this.memory.buffer).fill(0);
    for (const reject of this.waiting) reject(this.failure);
    this.glue.endAll();
  }
}

/** What the core calls: see `Sink` in `src/boundary/answer.rs`. */
interface CoreSink {
  begin(layout: string | undefined, whole: boolean): void;
  take(header: number, json: number, length: number): void;
}

function newGlue(): Glue {
  return createGlue({ TextDecoder: platform("TextDecoder"), TextEncoder: platform("TextEncoder") });
}

/** The glue provides all imports, whichever module they are declared to come from. */
function importsOf(module: WebAssembly.Module, glue: Glue): WebAssembly.Imports {
  const imports = { ...glue };
  return Object.fromEntries(WebAssembly.Module.imports(module).map((from) => [from.module, imports]));
}

export type { Client, Decoder, Memory, PreparedRequest };
