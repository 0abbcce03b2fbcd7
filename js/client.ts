import { type BatchStream, iterable } from "./batches.js";
import { fromCore, OceanError } from "./error.js";
import type { ClientOptions, Credentials, RequestOptions, Session } from "./generated/boundary.js";
import { RESOURCES, type ResourceMethods } from "./generated/methods.js";
import type { Fitting, ParamsOf, RecordOf, ResourceName, ResourceWithOptionalParams } from "./options.js";
import type { Client, Core, PreparedRequest, Sink } from "./runtime/core.js";
import { core, coreSoon } from "./runtime/recovery.js";
import { pause } from "./runtime/scheduler.js";

/** The methods that ask for records: one per resource. */
export interface OceanClient extends ResourceMethods {}

/** The core's client, and the instance of the core that it is of. */
interface Running {
  readonly core: Core;
  readonly client: Client;
}

/** The part of a request that differs between a promise of all records and a stream of batches. */
interface Delivery extends Sink {
  /** What to wait for until there may be more work. */
  ready(): Promise<void> | undefined;
  /** Of a stream: aborted when nobody reads on. */
  readonly cancelled?: AbortSignal;
  /** Told of the request before it is sent. */
  prepared?(request: PreparedRequest): void;
}

/**
 * Speaks to one server for one user. Any number of requests may be under way at once.
 *
 * @example
 * ```ts
 * await init();
 * const ocean = new OceanClient({ baseUrl: "/restapi" });
 * await ocean.signIn({ login, password });
 * const silent = await ocean.nonCommunicatingDevices();
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the static block below defines every one of the methods.
export class OceanClient {
  /** What the core's client is made of; nothing once this was freed. */
  #options: ClientOptions | undefined;
  #running: Running;

  static {
    for (const resource of RESOURCES) {
      Object.defineProperty(OceanClient.prototype, resource, {
        value(this: OceanClient, params?: unknown, options?: unknown) {
          return this.#all(resource, params, options);
        },
        configurable: true,
        writable: true,
      });
    }
  }

  /**
   * Nothing is sent yet.
   *
   * @throws {OceanError} `invalid-options`, `not-initialized`
   */
  constructor(options: ClientOptions = {}) {
    this.#running = start(core(), options);
    // As they are now, whatever becomes of them.
    this.#options = { ...options };
  }

  /**
   * Signs in. What may pass is tried again, a login that is refused is not. The password is not kept.
   *
   * `POST auth/authenticate2`
   *
   * @throws {OceanError} `unauthenticated` where the login is refused; `network`, `server`, …
   */
  async signIn(credentials: Credentials): Promise<Session> {
    try {
      const { core, client } = this.#live() ?? (await this.#restart());
      return await core.wait(client.signIn(credentials));
    } catch (error) {
      throw fromCore(error);
    }
  }

  /** Who is signed in; `null` when nobody is. */
  get session(): Session | null {
    const { core, client } = this.#running;
    return this.#options && !core.hasFailed ? client.session : null;
  }

  /** Forgets the token. */
  signOut(): void {
    this.#live()?.client.signOut();
  }

  /** Forgets the token and frees the memory. Calls after this are `not-initialized`. */
  free(): void {
    if (!this.#options) return;
    this.#options = undefined;
    this.#running.client.free();
  }

  /**
   * Batches of records, while the body still arrives: for long lists. The stream fails at the first problem.
   *
   * It is sent at once, and holds one of the client's `concurrency` places until its end: read it, leave the loop, or
   * cancel it. The time in which nobody reads does not count towards `deadlineMs`.
   *
   * @param resource the name of one of the methods
   * @param params the parameters of that method
   */
  stream<R extends ResourceName, const O extends RequestOptions<R> = object>(
    resource: R,
    params: ParamsOf<R>,
    options?: Fitting<O, RequestOptions<R>>,
  ): BatchStream<RecordOf<R, O>>;
  /** The same, where no parameter is required. */
  stream<R extends ResourceWithOptionalParams, const O extends RequestOptions<R> = object>(
    resource: R,
    params?: ParamsOf<R>,
    options?: Fitting<O, RequestOptions<R>>,
  ): BatchStream<RecordOf<R, O>>;
  stream(resource: ResourceName, params?: unknown, options?: unknown): BatchStream<unknown> {
    /** Aborted when nobody reads on. */
    const cancelled = new AbortController();
    let signal: AbortSignal | undefined;
    let wake = () => {};
    const stream = new ReadableStream<unknown[]>({
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
        this.#request(resource, params, options, delivery)
          .then(
            () => controller.close(),
            async (error) => {
              // An error drops what is queued: what came before it is taken first.
              await demand();
              controller.error(error);
            },
          )
          .catch(() => {
            // The stream was cancelled meanwhile.
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
  async #all(resource: ResourceName, params: unknown, options: unknown): Promise<unknown[]> {
    const records: unknown[] = [];
    await this.#request(resource, params, options, {
      // Another attempt begins anew.
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

  async #request(resource: ResourceName, params: unknown, options: unknown, delivery: Delivery): Promise<void> {
    try {
      const { core, client } = this.#live() ?? (await this.#restart());
      const request = client.request(String(resource), params, options);
      delivery.prepared?.(request);
      await core.wait(request.send(core.connect(resource, delivery), delivery.ready, delivery.cancelled));
    } catch (error) {
      // Signals have had reasons since Chrome 98 and Safari 15.4.
      if (error === undefined) throw new DOMException("The request was aborted.", "AbortError");
      throw fromCore(error);
    }
  }

  /** The core's client; nothing where its core has failed. */
  #live(): Running | undefined {
    if (!this.#options) throw new OceanError("not-initialized", "This client was freed: make a new one.");
    return this.#running.core.hasFailed ? undefined : this.#running;
  }

  /** A client of the next core, which has to ask for a token anew. */
  async #restart(): Promise<Running> {
    const core = await coreSoon();
    const live = this.#live();
    // Another call may have been here meanwhile.
    if (live) return live;
    this.#running = start(core, this.#options);
    return this.#running;
  }
}

/** The client of a core. */
function start(core: Core, options: ClientOptions | undefined): Running {
  try {
    return { core, client: core.createClient(options) };
  } catch (error) {
    throw fromCore(error);
  }
}
