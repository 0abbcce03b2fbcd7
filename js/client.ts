import { type BatchStream, iterable } from "./batches.js";
import { type Client, type Core, core, type Decoder, type Sink } from "./core.js";
import { coreOptions } from "./decode.js";
import { fromCore, OceanError } from "./error.js";
import { RESOURCES, type ResourceMethods } from "./generated/methods.js";
import { checkSignal, optionsOf, REQUEST } from "./given.js";
import { call, reportDrift, reportIssues } from "./hooks.js";
import type {
  ClientOptions,
  Credentials,
  DecodeOptions,
  Drift,
  Fitting,
  ParamsOf,
  RecordOf,
  RequestEvent,
  RequestOptions,
  ResourceName,
  ResourceWithOptionalParams,
  ResponseEvent,
  RetryEvent,
  Session,
} from "./options.js";
import { pause } from "./turns.js";

/** The methods that ask for records: one per resource. */
export interface OceanClient extends ResourceMethods {}

/** The part of a request that differs between a promise of all records and a stream of batches. */
interface Delivery extends Sink {
  readonly streaming: boolean;
  /** What to wait for until more records are wanted. */
  readonly ready?: () => Promise<void> | undefined;
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
  /** The core's client, and the instance of the core that it is of. */
  #running: { readonly core: Core; readonly client: Client };
  /** The options that are the JavaScript layer's own. */
  readonly #own: Pick<ClientOptions, "validation" | "maxRecordBytes" | (`on${string}` & keyof ClientOptions)>;
  /** The kinds of drift that were told of. */
  readonly #told = new Set<string>();

  static {
    for (const resource of RESOURCES) {
      Object.defineProperty(OceanClient.prototype, resource, {
        value(this: OceanClient, params?: unknown, options?: RequestOptions) {
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
    this.#running = start(options);
    // As they are now, whatever becomes of them.
    this.#options = { ...options };
    const { validation, maxRecordBytes, onDrift, onRequest, onResponse, onRetry } = (options ?? {}) as ClientOptions;
    this.#own = { validation, maxRecordBytes, onDrift, onRequest, onResponse, onRetry };
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
      const { core, client } = this.#live();
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
    this.#live().client.signOut();
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
    const signal = (options as RequestOptions | undefined)?.signal;
    // Aborted by the caller's signal, or when nobody reads on.
    const stop = new AbortController();
    let wake = () => {};
    const onAbort = () => {
      stop.abort(signal?.reason);
      wake();
    };
    const stream = new ReadableStream<unknown[]>({
      start: async (controller) => {
        checkSignal(signal);
        signal?.addEventListener("abort", onAbort);
        if (signal?.aborted) onAbort();
        const ready = () =>
          (controller.desiredSize ?? 0) > 0 || stop.signal.aborted
            ? undefined
            : new Promise<void>((resolve) => {
                wake = resolve;
              });
        const delivery: Delivery = { take: (batch) => controller.enqueue(batch), streaming: true, ready };
        this.#request(resource, params, options, delivery, stop.signal)
          .finally(() => signal?.removeEventListener("abort", onAbort))
          .then(
            () => controller.close(),
            async (error) => {
              // An error drops what is queued: what came before it is taken first.
              await ready();
              controller.error(error);
            },
          )
          .catch(() => {
            // The stream was cancelled meanwhile.
          });
      },
      pull: () => wake(),
      cancel: (reason) => {
        stop.abort(reason);
        wake();
      },
    });
    return iterable(stream);
  }

  /** All records of an answer. */
  async #all(resource: ResourceName, params: unknown, options: unknown): Promise<unknown[]> {
    const records: unknown[] = [];
    const delivery: Delivery = {
      // Another attempt begins anew.
      start: () => {
        records.length = 0;
      },
      take: (batch) => {
        for (const record of batch) records.push(record);
      },
      streaming: false,
    };
    await this.#request(resource, params, options, delivery);
    return records;
  }

  async #request(
    resource: ResourceName,
    params: unknown,
    options: unknown,
    delivery: Delivery,
    stop?: AbortSignal,
  ): Promise<void> {
    const own = this.#own;
    const given = optionsOf(options, REQUEST);
    given.validation ??= own.validation;
    given.maxRecordBytes ??= own.maxRecordBytes;
    const { includeFields, timeoutMs, deadlineMs, retries, onProgress } = given;
    const { streaming } = delivery;
    const signal = stop ?? given.signal;
    const asked = { ...coreOptions(given), streaming, signal, includeFields, timeoutMs, deadlineMs, retries };
    checkSignal(signal);
    try {
      const { core, client } = this.#live();
      const promise = client.request(String(resource), params, asked, core.connector(resource, given, delivery), {
        ready: () => delivery.ready?.()?.then(pause) ?? pause(),
        onProgress:
          onProgress &&
          ((receivedBytes: number, totalBytes: number | undefined, records: number) =>
            call(onProgress, { receivedBytes, ...(totalBytes === undefined ? {} : { totalBytes }), records })),
        onRequest: (event: RequestEvent) => call(own.onRequest, event),
        onResponse: (event: ResponseEvent) => {
          call(own.onResponse, event);
          call(given.onResponse, event);
        },
        onRetry: (event: RetryEvent) => call(own.onRetry, event),
      });
      const decoder: Decoder = await core.wait(promise);
      try {
        this.#report(decoder, given);
      } finally {
        decoder.free();
      }
    } catch (error) {
      // Signals have had reasons since Chrome 98, Firefox 97 and Safari 15.4.
      if (error === undefined && signal?.aborted) throw new DOMException("The request was aborted.", "AbortError");
      throw fromCore(error);
    }
  }

  #report(decoder: Decoder, options: DecodeOptions): void {
    reportDrift(decoder, (drift) => {
      call(options.onDrift, drift);
      this.#tell(drift);
    });
    reportIssues(decoder, options);
  }

  /** Tells the client's own hook, once per kind. */
  #tell(drift: Drift): void {
    const kind = JSON.stringify(drift);
    if (this.#told.has(kind)) return;
    this.#told.add(kind);
    call(this.#own.onDrift, drift);
  }

  /** The core's client: after a trap a new one, which has to ask for a token anew. */
  #live(): { readonly core: Core; readonly client: Client } {
    if (!this.#options) throw new OceanError("not-initialized", "This client was freed: make a new one.");
    if (this.#running.core.hasFailed) this.#running = start(this.#options);
    return this.#running;
  }
}

/** A client of the core that is running. */
function start(options: ClientOptions) {
  try {
    const running = core();
    return { core: running, client: running.createClient(options) };
  } catch (error) {
    throw fromCore(error);
  }
}
