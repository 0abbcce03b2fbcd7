import { createBuilder } from "./builder.js";
import { OceanError } from "./error.js";
import { Client, Decoder, initSync } from "./generated/ocean_fleet.js";

/** The memory of the running module. */
let memory: WebAssembly.Memory | undefined;

/** Starts the core, once. */
export function start(module: WebAssembly.Module): void {
  // The glue would take it for its own, for good.
  const isOwn = WebAssembly.Module.exports(module).some(({ name }) => name === "decoder_new");
  if (!isOwn) throw new Error("it is another module");
  memory ??= initSync({ module }).memory;
}

export function isStarted(): boolean {
  return memory !== undefined;
}

function started(): WebAssembly.Memory {
  if (memory) return memory;
  throw new OceanError(
    "not-initialized",
    "ocean-fleet is not loaded yet: call `await init()` once before anything else.",
  );
}

/** Where records go. */
export interface Sink {
  /** An answer begins. */
  start?(): void;
  /** Takes the records of a batch. */
  take(records: unknown[]): void;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** What makes records of the core's batches: objects of its tables or, for the wire tree, of its own JSON. */
export function connector(shape: string | undefined, sink: Sink) {
  const memory = started();
  return (layout: string) => {
    sink.start?.();
    if (shape === "dto") {
      return (_header: number, source: number, length: number) =>
        sink.take(JSON.parse(`[${utf8.decode(new Uint8Array(memory.buffer, source, length))}]`));
    }
    const build = createBuilder(memory, layout);
    return (header: number) => sink.take(build(header));
  };
}

/** The core's client. */
export function createClient(options: unknown): Client {
  started();
  return new Client(options);
}

/** The core's decoder for one body. */
export function createDecoder(
  resource: string,
  options: { shape?: string | undefined; streaming?: boolean },
  sink: Sink,
): Decoder {
  return new Decoder(String(resource), options, connector(options.shape, sink));
}

export type { Client, Decoder };
