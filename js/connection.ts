import { type BatchStream, iterable } from "./batches.js";
import { fromCore, OceanError } from "./error.js";
import type { Session } from "./generated/boundary.js";
import { copyObject, followSignal, outcome, wrapFunctions } from "./input.js";
import type { ResourceName } from "./options.js";
import type { Client, Core, Memory, PreparedRequest, Sink } from "./runtime/core.js";
import { platform } from "./runtime/platform.js";
import { core, coreSoon } from "./runtime/recovery.js";
import { pause } from "./runtime/scheduler.js";
import { trackChanges } from "./watch/changes.js";
import { identityOf } from "./watch/identity.js";
import type { Update } from "./watch/update.js";
import { type Polling, watch } from "./watch/watch.js";

/** The core's client, and the instance of the core it belongs to. */
interface Running {
  readonly core: Core;
  readonly client: Client;
}

/** The part of a request that differs between a promise of all records and a stream of batches. */
interface Delivery extends Sink {
  /** What to wait for before doing more work. */
  ready(): Promise<void> | undefined;
  /** For a stream: aborted when its reader has gone. */
  readonly cancelled?: AbortSignal;
  /** Called with the request before it is sent. */
  prepared?(request: PreparedRequest): void;
}

type Hook = (first: unknown, second: unknown) => unknown;

/** The members of a client: see `OceanClient`. */
export type Called = ResourceName | "stream" | "watch" | "signIn" | "session" | "signOut" | "free";

/** The implementation of one client's methods. */
export class Connection {
  /** A copy of the client's options; `undefined` once this has been freed. */
  private options: unknown;
  private running: Running;

  constructor(options: unknown) {
    const { keys } = core();
    const copy = copyObject(options, keys("client")) ?? {};
    wrapFunctions(copy, keys("credentials"));
    this.running = start(core(), copy);
    this.options = copy;
  }

  /** Calls the member of this name. */
  call(name: Called, [first, second, third]: readonly unknown[]): unknown {
    switch (name) {
      case "session":
        return this.session;
      case "signIn":
        return this.signIn(first);
      case "signOut":
        return this.live()?.client.signOut();
      case "free":
        return this.free();
      case "stream":
        return this.stream(first as ResourceName, second, third);
      case "watch":
        return this.watch(first as ResourceName, second, third);
      default:
        return this.all(name, first, second);
    }
  }

  private async signIn(credentials: unknown): Promise<Session> {
    const { keys } = (this.live() ?? (await this.restart())).core;
    const copy = copyObject(credentials, keys("credentials"));
    try {
      // Looked up again, because reading the caller's objects may have freed this client.
      const { core, client } = this.live() ?? (await this.restart());
      return await core.wait(client.signIn(copy));
    } catch (error) {
      throw fromCore(error);
    }
  }

  private get session(): Session | null {
    const { core, client } = this.running;
    return this.options && !core.hasFailed ? client.session : null;
  }

  private free(): void {
    if (!this.options) return;
    this.options = undefined;
    this.running.client.free();
  }

  private stream(resource: ResourceName, params: unknown, options: unknown): BatchStream<unknown> {
    /** Aborted when the reader has gone. */
    const cancelled = new AbortController();
    let signal: AbortSignal | undefined;
    let wake = () => {};
    const stream = new (platform("ReadableStream"))<unknown[]>({
      start: (controller) => {
        const demand = () => {
          if ((controller.desiredSize ?? 0) > 0 || cancelled.signal.aborted || signal?.aborted) return undefined;
          return new Promise<void>((resolve) => {
            wake = resolve;
          });
        };
        const delivery: Delivery = {
          take: (batch) => controller.enqueue(batch),
          ready: () => demand()?.then(pause) ?? pause(),
          cancelled: cancelled.signal,
          prepared: (request) => {
            signal = request.signal;
          },
        };
        this.request(resource, params, options, delivery)
          .then(
            () => controller.close(),
            async (error) => {
              // An error would drop what is queued, so that is read first.
              await demand();
              controller.error(error);
            },
          )
          .catch(() => {
            // The stream was cancelled in the meantime.
          });
      },
      pull: () => wake(),
      cancel: (reason) => {
        cancelled.abort(reason);
        wake();
      },
    });
    return iterable(stream);
  }

  /** All records of an answer. */
  private async all(resource: ResourceName, params: unknown, options: unknown): Promise<unknown[]> {
    const records: unknown[] = [];
    await this.request(resource, params, options, { ...collector(records), ready: pause });
    return records;
  }

  private async request(resource: ResourceName, params: unknown, options: unknown, delivery: Delivery): Promise<void> {
    const { keys } = (this.live() ?? (await this.restart())).core;
    const name = String(resource);
    const paramsCopy = copyObject(params, keys(name));
    const optionsCopy = copyObject(options, keys("request"));
    const unfollow = followSignal(optionsCopy);
    try {
      // Looked up again, because reading the caller's objects may have freed this client.
      const { core, client } = this.live() ?? (await this.restart());
      const request = client.request(name, paramsCopy, optionsCopy);
      delivery.prepared?.(request);
      await core.wait(request.send(core.connect(name, delivery), delivery.ready, delivery.cancelled));
    } catch (error) {
      throw outcome(error);
    } finally {
      unfollow?.();
    }
  }

  private watch(resource: ResourceName, params: unknown, options: unknown): AsyncIterable<Update<unknown>> {
    const aborting = new AbortController();
    const read = async () => {
      const { keys } = (this.live() ?? (await this.restart())).core;
      const name = String(resource) as ResourceName;
      const paramsCopy = copyObject(params, keys(name));
      const copy = (copyObject(options, keys("watch")) ?? {}) as Record<string, unknown>;
      return () => this.startWatch(name, paramsCopy, copy, aborting);
    };
    const reading = read();
    // The first update tells of it.
    reading.catch(() => {});
    return watch(async () => (await reading)(), aborting);
  }

  private async startWatch(
    name: ResourceName,
    params: unknown,
    options: Record<string, unknown>,
    aborting: AbortController,
  ): Promise<Polling> {
    const { core } = this.live() ?? (await this.restart());
    try {
      const identity = identityOf(name, options);
      const { key, whenHidden, onError, intervalMs: interval, ...request } = options;
      const intervalMs = core.intervalOf({ key, whenHidden, onError, intervalMs: interval });
      const unfollow = followSignal(request, aborting);
      request.signal ??= aborting.signal;
      const take = trackChanges(identity);
      let memory: Memory | undefined;
      const forget = () => {
        memory?.free();
        memory = undefined;
      };
      return {
        intervalMs,
        continuesHidden: whenHidden === "continue",
        tell: (error, failures) => onError && core.callHook(onError as Hook, error, failures),
        poll: async () => {
          try {
            const { core, client } = this.live() ?? (await this.restart());
            memory = core.memoryOf(memory);
            const fresh: unknown[] = [];
            const prepared = client.request(name, params, request);
            prepared.recall(memory);
            const runs = await core.wait(prepared.send(core.connect(name, collector(fresh)), pause));
            const at = new Date().toISOString();
            const update = take(fresh, runs as Uint32Array);
            return update && { ...update, at };
          } catch (error) {
            // What the core remembers may be an answer that was not taken.
            forget();
            throw outcome(error);
          }
        },
        end: () => {
          forget();
          unfollow?.();
        },
      };
    } catch (error) {
      throw outcome(error);
    }
  }

  /** The core's client; `undefined` if its core has failed. */
  private live(): Running | undefined {
    if (!this.options) throw new OceanError("not-initialized", "This client was freed: make a new one.");
    return this.running.core.hasFailed ? undefined : this.running;
  }

  /** A client of the next core, which has to get a new token. */
  private async restart(): Promise<Running> {
    const core = await coreSoon();
    const live = this.live();
    // Another call may have done it in the meantime.
    if (live) return live;
    this.running = start(core, this.options);
    return this.running;
  }
}

/** Collects all records of an answer. Every attempt starts from scratch. */
function collector(records: unknown[]): Sink {
  return {
    start: () => {
      records.length = 0;
    },
    take: (batch) => {
      for (const record of batch) records.push(record);
    },
  };
}

/** Creates the client of a core. */
function start(core: Core, options: unknown): Running {
  try {
    return { core, client: core.createClient(options) };
  } catch (error) {
    throw fromCore(error);
  }
}
