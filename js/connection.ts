import { type BatchStream, iterable } from "./batches.js";
import { fromCore, OceanError } from "./error.js";
import type { Session } from "./generated/boundary.js";
import { copyObject, followSignal, Thrown, wrapFunctions } from "./input.js";
import type { ResourceName } from "./options.js";
import type { Client, Core, PreparedRequest, Sink } from "./runtime/core.js";
import { platform } from "./runtime/platform.js";
import { core, coreSoon } from "./runtime/recovery.js";
import { pause } from "./runtime/scheduler.js";

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

/** The members of a client: see `OceanClient`. */
export type Called = ResourceName | "stream" | "signIn" | "session" | "signOut" | "free";

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
    await this.request(resource, params, options, {
      // Every attempt starts from scratch.
      start: () => {
        records.length = 0;
      },
      take: (batch) => {
        for (const record of batch) records.push(record);
      },
      ready: pause,
    });
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
      if (error instanceof Thrown) throw error.value;
      // For platforms whose signals have no reasons.
      if (error === undefined) throw new DOMException("The request was aborted.", "AbortError");
      throw fromCore(error);
    } finally {
      unfollow?.();
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

/** Creates the client of a core. */
function start(core: Core, options: unknown): Running {
  try {
    return { core, client: core.createClient(options) };
  } catch (error) {
    throw fromCore(error);
  }
}
