import { pieces } from "../body.js";
import { embeddedModule } from "../embedded-module.js";
import { fromCore } from "../error.js";
import { load } from "../load.js";
import type { ResourceName } from "../options.js";
import type { BatchSink } from "../records/batch-sink.js";
import { CoreDecoder } from "../runtime/core-decoder.js";
import { core, coreSoon } from "../runtime/recovery.js";
import { rehearseOnce } from "../runtime/rehearsal.js";
import { isObject } from "../values.js";
import { copyBatch } from "./batch.js";
import { encodeError } from "./errors.js";
import { Flow } from "./flow.js";
import { HostedClient } from "./hosted-client.js";
import { Memories } from "./memories.js";
import type { RequestTask, Task, ToPage, ToWorker } from "./messages.js";
import { PageFunctions } from "./page-functions.js";
import { decode, type Encoded, Kept, type Stands } from "./values.js";

/** The name of this build: see `crates/codegen/src/glue.rs`. */
declare const BUILD: string;

/** How long the page may be silent before the worker gets ready for its first call, in milliseconds. */
const IDLE = 20;
/** The request whose answer takes the least to decode. */
const LIGHTEST = { resource: "entities" satisfies ResourceName, params: undefined, options: undefined };

/** How much of a body is decoded in one go, in bytes. */
const PART = 1 << 18;

/** What the page may do to a call or a decoder while it lasts. */
interface Running {
  readonly flow: Flow;
  readonly signal: AbortController;
  readonly cancelled: AbortController;
}

/** The worker's end: does what the page tells it to. */
export class Host {
  private readonly clients = new Map<number, HostedClient>();
  private readonly running = new Map<number, Running>();
  private readonly decoders = new Map<number, CoreDecoder>();
  private readonly memories = new Memories();
  private readonly functions: PageFunctions;
  /** Tells the page what the worker no longer refers to. */
  private readonly released: FinalizationRegistry<number>;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly post: (message: ToPage, transfer?: Transferable[]) => void) {
    this.released = new FinalizationRegistry((kept) => post({ type: "release", kept }));
    this.functions = new PageFunctions(post, (kept) => this.keptOf(kept));
  }

  receive(message: ToWorker): unknown {
    clearTimeout(this.idle);
    switch (message.type) {
      case "start":
        return this.start();
      case "create":
        return this.create(message.client, message.options);
      case "signOut":
        return this.clients.get(message.client)?.signOut(message.turn);
      case "free":
        this.clients.get(message.client)?.free();
        return this.clients.delete(message.client);
      case "forget":
        return this.memories.forget(message.memory);
      case "closeDecoder":
        return this.closeDecoder(message.decoder);
      case "call":
        return this.answer(message.call, message.task);
      case "taken":
        return this.running.get(message.owner)?.flow.taken();
      case "abort":
        return this.running.get(message.call)?.signal.abort(this.keptOf(message.reason));
      case "cancel":
        return this.running.get(message.call)?.cancelled.abort();
      case "answer":
        return this.functions.settle(message.question, message.answer);
    }
  }

  private async start(): Promise<void> {
    try {
      await load(embeddedModule);
      this.post({ type: "started", build: BUILD });
      this.idle = setTimeout(() => rehearseOnce(core(), LIGHTEST, { begin() {}, take() {} }), IDLE);
    } catch (error) {
      this.post({ type: "failed", error: encodeError(error) });
    }
  }

  private create(number: number, options: Encoded): void {
    const readOptions = (before: () => void) => {
      const read = decode(options, this.standsOf(number, before));
      if (isObject(read) && read.onRequest) read.fetch = this.functions.fetchAfterHooks(number);
      return read;
    };
    const client = new HostedClient(number, this.post, readOptions);
    this.clients.set(number, client);
  }

  /** Does a task, and tells the page how it ended. */
  private async answer(call: number, task: Task): Promise<void> {
    try {
      this.post({ type: "done", call, value: await this.perform(call, task) });
    } catch (error) {
      this.post({ type: "error", call, error: encodeError(fromCore(error)) });
    } finally {
      this.running.delete(call);
    }
  }

  private perform(call: number, task: Task): unknown {
    switch (task.name) {
      case "signIn":
        return this.client(task.client).during((client) =>
          client.signIn(decode(task.credentials, this.standsOf(call))),
        );
      case "intervalOf":
        return this.client(task.client).during((client) =>
          client.intervalOf(decode(task.polling, this.standsOf(call))),
        );
      case "request":
        return this.request(call, task);
      case "decode":
        return this.decode(call, task);
      case "openDecoder":
        return this.openDecoder(call, task.resource, task.options);
      case "push":
        return this.decoders.get(task.decoder)?.push(task.piece);
      case "finish":
        return this.decoders.get(task.decoder)?.finish();
    }
  }

  private request(call: number, { client: number, resource, params, options, isStream, ...task }: RequestTask) {
    const { flow, signal, cancelled } = this.run(call, isStream);
    if (task.aborted !== undefined) signal.abort(this.keptOf(task.aborted));
    const hosted = this.client(number);
    const stands = this.standsOf(call, () => hosted.tellSession(), signal.signal);
    const request = {
      resource,
      params: decode(params, stands),
      options: decode(options, stands),
      ...(task.memory !== undefined && { memory: this.memories.of(task.memory) }),
    };
    const delivery = {
      batches: this.sender(call, flow, () => hosted.tellSession()),
      rehearsal: this.sender(task.rehearsing, new Flow(false)),
      ready: flow.ready,
      ...(isStream && { cancelled: cancelled.signal }),
    };
    return hosted.during((client) => client.send(request, delivery));
  }

  private async decode(call: number, { resource, options, body }: Extract<Task, { name: "decode" }>): Promise<void> {
    const { flow, cancelled } = this.run(call);
    const core = await coreSoon();
    const given = decode(options, this.standsOf(call));
    const decoder = core.createDecoder(resource, given, false, this.sender(call, flow));
    try {
      for (const piece of pieces(body)) {
        for (let from = 0; from < piece.length && !cancelled.signal.aborted; from += PART) {
          decoder.push(piece.subarray(from, from + PART));
          await flow.ready();
        }
      }
      decoder.finish();
    } finally {
      decoder.free();
    }
  }

  private async openDecoder(number: number, resource: string, options: Encoded): Promise<void> {
    await coreSoon();
    // The page waits for the batches of each piece, so there is nothing to keep back.
    const batches = this.sender(number, new Flow(false));
    this.decoders.set(number, new CoreDecoder(resource, decode(options, this.standsOf(number)), batches));
  }

  private closeDecoder(number: number): void {
    this.decoders.get(number)?.free();
    this.decoders.delete(number);
  }

  private run(call: number, isStream = false): Running {
    const running = { flow: new Flow(isStream), signal: new AbortController(), cancelled: new AbortController() };
    this.running.set(call, running);
    return running;
  }

  private client(number: number): HostedClient {
    return this.clients.get(number) as HostedClient;
  }

  /** Sends batches to the page. */
  private sender(owner: number, flow: Flow, before?: () => void): BatchSink {
    /** How many tables there are; none if records come as JSON. */
    let tables = 0;
    return {
      begin: (layout, whole) => {
        tables = layout === undefined ? 0 : (JSON.parse(layout) as unknown[]).length;
        this.post({ type: "begin", owner, layout, whole });
      },
      take: (memory, header, json, length) => {
        before?.();
        flow.sent();
        const buffer = tables ? copyBatch(memory, header, tables) : memory.slice(json, json + length);
        this.post({ type: "batch", owner, buffer }, [buffer]);
      },
    };
  }

  /** What stands for functions, signals and values of the page. */
  private standsOf(owner: number, before?: () => void, signal?: AbortSignal): Stands {
    return {
      functionOf: (name) => this.functions.of(owner, name, before),
      keptOf: (kept) => this.keptOf(kept),
      ...(signal && { signal }),
    };
  }

  private keptOf(kept: number): Kept {
    const stand = new Kept(kept);
    this.released.register(stand, kept);
    return stand;
  }
}
