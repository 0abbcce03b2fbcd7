import type { BatchStream } from "./batches.js";
import { createClientClass } from "./client-class.js";
import type { ClientOptions, Credentials, RequestOptions, Session } from "./generated/boundary.js";
import type { ResourceMethods } from "./generated/methods.js";
import type {
  Fitting,
  Keyed,
  ParamsOf,
  RecordOf,
  ResourceName,
  ResourceWithOptionalParams,
  Watching,
} from "./options.js";
import { coreBackend } from "./runtime/core-client.js";
import type { Update } from "./watch/update.js";

/**
 * Talks to one server on behalf of one user. It can handle any number of requests at once.
 *
 * Its methods may be called detached (`const { vehicles } = ocean`) and through proxies, such as those of Vue's `ref`.
 *
 * @example
 * ```ts
 * await init();
 * const ocean = new OceanClient({ baseUrl: "/restapi" });
 * await ocean.signIn({ login, password });
 * const silent = await ocean.nonCommunicatingDevices();
 * ```
 */
export interface OceanClient extends ResourceMethods {
  /**
   * Signs in. Transient failures are retried; a refused login is not. The password is not kept.
   *
   * `POST auth/authenticate2`
   *
   * @throws {OceanError} `unauthenticated` if the login is refused; `network`, `server`, …
   */
  signIn(credentials: Credentials): Promise<Session>;

  /** The current session; `null` if nobody is signed in. */
  readonly session: Session | null;

  /** Forgets the token. */
  signOut(): void;

  /** Forgets the token and frees the memory. Later calls fail with `not-initialized`. */
  free(): void;

  /**
   * Batches of records while the body is still arriving, for long lists. The stream fails at the first problem.
   *
   * The request is sent at once and holds one of the client's `concurrency` places until the stream ends: read it to the
   * end, leave the loop, or cancel it. Time in which nobody reads does not count towards `deadlineMs`.
   *
   * @param resource the name of one of the methods
   * @param params the parameters of that method
   */
  stream<R extends ResourceName, const O extends RequestOptions<R> = object>(
    resource: R,
    params: ParamsOf<R>,
    options?: Fitting<O, RequestOptions<R>>,
  ): BatchStream<RecordOf<R, O>>;
  /** The same for resources that require no parameters. */
  stream<R extends ResourceWithOptionalParams, const O extends RequestOptions<R> = object>(
    resource: R,
    params?: ParamsOf<R>,
    options?: Fitting<O, RequestOptions<R>>,
  ): BatchStream<RecordOf<R, O>>;

  /**
   * Polls for as long as its loop runs. The first update comes at once, the next ones when something has changed; another
   * order alone is no change. Records that have not changed are the same objects (`===`) as in the previous update.
   *
   * There are never two polls at once, and none while the loop's body runs, the page is hidden, or it is offline. A failure
   * that passes is waited out: `onError` is told. Leave the loop, or abort the `signal`, to end it; a transfer under way is
   * stopped.
   *
   * @param resource the name of one of the methods
   * @param params the parameters of that method
   *
   * @example
   * ```ts
   * for await (const { records, changed } of ocean.watch("vehiclePositions", {}, { intervalMs: 10_000, signal })) {
   *   show(records, changed);
   * }
   * ```
   */
  watch<
    R extends ResourceName,
    const O extends Watching<R> = object,
    const Shape = "model",
    const Dates = "iso",
    const Select = undefined,
  >(
    resource: R,
    params: ParamsOf<R>,
    options?: Fitting<O, Watching<R>> & Keyed<R, Shape, Dates, Select>,
  ): AsyncIterable<Update<RecordOf<R, O>>>;
  /** The same for resources that require no parameters. */
  watch<
    R extends ResourceWithOptionalParams,
    const O extends Watching<R> = object,
    const Shape = "model",
    const Dates = "iso",
    const Select = undefined,
  >(
    resource: R,
    params?: ParamsOf<R>,
    options?: Fitting<O, Watching<R>> & Keyed<R, Shape, Dates, Select>,
  ): AsyncIterable<Update<RecordOf<R, O>>>;
}

/** The constructor of clients. */
export interface OceanClientConstructor<Options = ClientOptions> {
  /**
   * Checks the options; nothing is sent yet.
   *
   * @throws {OceanError} `invalid-options`, `not-initialized`
   */
  new (options?: Options): OceanClient;
  /** For `instanceof`, and for subclasses to override. */
  readonly prototype: OceanClient;
}

/** For `new`, `extends` and `instanceof`. */
export const OceanClient: OceanClientConstructor = createClientClass(coreBackend);
