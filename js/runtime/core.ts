import { OceanError } from "../error.js";
import { type Client, createGlue, type Decoder, type Glue, type PreparedRequest } from "../generated/glue.js";
import { createBuilder } from "../records/builder.js";
import { platform } from "./platform.js";

/** Exports that the glue calls for its own ends, or the platform calls back; our own code calls the others. */
const INTERNAL = /^(__|wasm_bindgen_)/;
/** Called for each piece of a body, and not before others. */
const FREQUENT = "decoder_push";

/** As many arguments as take the room on the stack that a call of the module may need. */
const ROOM: readonly undefined[] = new Array(8_192);

type Call = (...args: unknown[]) => unknown;

/** An instance of the module. A trap ends it, for its memory may then be in any state: see `recovery.ts`. */
export class Core {
  private readonly glue: Glue;
  private readonly memory: WebAssembly.Memory;
  /** What rejects the promises that wait for this instance. */
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

  /** The keys that there are in options, credentials, or the parameters of a resource. */
  readonly keys = (what: string): readonly string[] => this.glue.keysOf(what).split(",");

  createClient(options: unknown): Client {
    return new this.glue.Client(options);
  }

  /** A decoder for one body. */
  createDecoder(resource: string, options: unknown, streaming: boolean, sink: Sink): Decoder {
    return new this.glue.Decoder(resource, options, streaming, this.connect(resource, sink));
  }

  /** The bytes of a piece of a body, whatever its kind and realm; nothing if it does not consist of bytes. */
  bytesOf(piece: unknown): Uint8Array | undefined {
    return this.glue.bytesOf(piece);
  }

  /** What makes records of the core's batches, for a sink. */
  connect(resource: string, sink: Sink): BatchSink {
    const memory = this.memory;
    let build: ReturnType<typeof createBuilder> | undefined;
    return {
      begin(layout, whole) {
        sink.start?.();
        build = layout === undefined ? undefined : createBuilder(memory, layout, whole ? resource : undefined);
      },
      take(header, source, length) {
        sink.take(build ? build(header) : JSON.parse(decodeUtf8(new Uint8Array(memory.buffer, source, length))));
      },
    };
  }

  /** Waits for what the instance promises. Once it has trapped, nobody else would settle that. */
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
        // Where a caller's recursion has used the stack up, it overflows here: within the module that would be a trap.
        if (needsRoom) Reflect.apply(Boolean, undefined, ROOM);
        try {
          return call(...args);
        } catch (error) {
          // The module returns its errors: what is thrown through it is a trap, or leaves it as a trap does.
          this.fail(error);
        }
      }
      if (!isInternal) throw this.failure;
      // Stands for whatever the glue expects.
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
    // What is left there holds the token, and the glue could take it for an error to be thrown.
    new Uint8Array(this.memory.buffer).fill(0);
    for (const reject of this.waiting) reject(this.failure);
    this.glue.endAll();
  }
}

/** What the core hands batches to: see `Sink` in `src/boundary/answer.rs`. */
interface BatchSink {
  /** An answer begins: its tables have this layout or, where there is none, it is the wire's own tree. */
  begin(layout: string | undefined, whole: boolean): void;
  /** A batch, by addresses in memory. */
  take(header: number, source: number, length: number): void;
}

/** Where records go. */
export interface Sink {
  /** An answer begins. */
  start?(): void;
  /** Takes the records of a batch. */
  take(records: unknown[]): void;
}

let utf8: TextDecoder | undefined;

function decodeUtf8(bytes: Uint8Array): string {
  utf8 ??= new (platform("TextDecoder"))("utf-8", { ignoreBOM: true });
  return utf8.decode(bytes);
}

function newGlue(): Glue {
  return createGlue({ TextDecoder: platform("TextDecoder"), TextEncoder: platform("TextEncoder") });
}

/** The glue holds all that the module imports, from wherever that is said to come. */
function importsOf(module: WebAssembly.Module, glue: Glue): WebAssembly.Imports {
  const imports = { ...glue };
  return Object.fromEntries(WebAssembly.Module.imports(module).map((from) => [from.module, imports]));
}

export type { Client, Decoder, PreparedRequest };
