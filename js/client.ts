import { type BatchStream, iterable } from "./batches.js";
import { coreOptions } from "./decode.js";
import { fromCore, OceanError } from "./error.js";
import { RESOURCES, type ResourceMethods } from "./generated/methods.js";
import { call, reportDrift, reportIssues } from "./hooks.js";
import type {
  ClientOptions,
  Credentials,
  DecodeOptions,
  Drift,
  ParamsOf,
  RecordOf,
  RequestOptions,
  ResourceName,
  Session,
} from "./options.js";
import { type Client, connector, createClient, type Decoder, type Sink } from "./wasm.js";

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see the class.
export interface OceanClient extends ResourceMethods {}

/** The part of a request that differs between a promise of all records and a stream of batches. */
interface Delivery {
  readonly sink: Sink;
  readonly streaming: boolean;
  /** What to wait for before more of the body is read. */
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
  #core: Client | undefined;
  readonly #defaults: Pick<ClientOptions, "validation" | "maxRecordBytes">;
  readonly #onDrift: ClientOptions["onDrift"];
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
    const { validation, maxRecordBytes, onDrift, ...core } = Object(options) as ClientOptions;
    this.#defaults = { validation, maxRecordBytes };
    this.#onDrift = onDrift;
    try {
      this.#core = createClient(core);
    } catch (error) {
      throw fromCore(error);
    }
  }

  /**
   * Signs in. The password is not kept.
   *
   * `POST auth/authenticate2`
   *
   * @throws {OceanError} `unauthenticated` where the login is refused; `network`, `server`, …
   */
  async signIn(credentials: Credentials): Promise<Session> {
    try {
      return await this.#running().signIn(credentials);
    } catch (error) {
      throw fromCore(error);
    }
  }

  /** Who is signed in; `null` when nobody is. */
  get session(): Session | null {
    return this.#core?.session ?? null;
  }

  /** Forgets the token. */
  signOut(): void {
    this.#core?.signOut();
  }

  /** Forgets the token and frees the memory. Calls after this are `not-initialized`. */
  free(): void {
    this.#core?.free();
    this.#core = undefined;
  }

  /**
   * Batches of records, while the body still arrives: for long lists. The stream fails at the first problem.
   *
   * @param resource the name of one of the methods
   */
  stream<R extends ResourceName, const O extends RequestOptions<R> = object>(
    resource: R,
    params?: ParamsOf<R>,
    options?: O,
  ): BatchStream<RecordOf<R, O>> {
    const given = (options ?? {}) as RequestOptions;
    // Aborted by the caller's signal, or when nobody reads on.
    const stop = new AbortController();
    let wake = () => {};
    const onAbort = () => {
      stop.abort(given.signal?.reason);
      wake();
    };
    given.signal?.addEventListener("abort", onAbort);
    if (given.signal?.aborted) onAbort();
    const stream = new ReadableStream<unknown[]>({
      start: (controller) => {
        const ready = () =>
          (controller.desiredSize ?? 0) > 0 || stop.signal.aborted
            ? undefined
            : new Promise<void>((resolve) => {
                wake = resolve;
              });
        const delivery: Delivery = { sink: (batch) => controller.enqueue(batch), streaming: true, ready };
        this.#request(resource, params, { ...given, signal: stop.signal }, delivery)
          .then(
            () => controller.close(),
            (error) => controller.error(error),
          )
          .catch(() => {
            // The stream was cancelled meanwhile.
          })
          .finally(() => given.signal?.removeEventListener("abort", onAbort));
      },
      pull: () => wake(),
      cancel: (reason) => {
        stop.abort(reason);
        wake();
      },
    });
    return iterable(stream) as BatchStream<RecordOf<R, O>>;
  }

  /** All records of an answer. */
  async #all(resource: ResourceName, params: unknown, options: RequestOptions = {}): Promise<unknown[]> {
    const records: unknown[] = [];
    const sink: Sink = (batch) => {
      for (const record of batch) records.push(record);
    };
    await this.#request(resource, params, options, { sink, streaming: false });
    return records;
  }

  async #request(resource: ResourceName, params: unknown, options: RequestOptions, delivery: Delivery): Promise<void> {
    const given = { ...options, validation: options.validation ?? this.#defaults.validation };
    given.maxRecordBytes ??= this.#defaults.maxRecordBytes;
    const { onProgress } = given;
    try {
      const decoder: Decoder = await this.#running().request(
        resource,
        params,
        { ...coreOptions(given), streaming: delivery.streaming, signal: given.signal },
        {
          connect: connector(given.shape, delivery.sink),
          ready: delivery.ready,
          onProgress:
            onProgress &&
            ((receivedBytes: number, totalBytes: number | undefined, records: number) =>
              call(onProgress, { receivedBytes, ...(totalBytes === undefined ? {} : { totalBytes }), records })),
        },
      );
      try {
        this.#report(decoder, given);
      } finally {
        decoder.free();
      }
    } catch (error) {
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
    if (!this.#onDrift || this.#told.has(kind)) return;
    this.#told.add(kind);
    call(this.#onDrift, drift);
  }

  #running(): Client {
    if (this.#core) return this.#core;
    throw new OceanError("not-initialized", "This client was freed: make a new one.");
  }
}
