import type { BatchStream } from "./batches.js";
import { type Called, Connection } from "./connection.js";
import { OceanError } from "./error.js";
import type { ClientOptions, Credentials, RequestOptions, Session } from "./generated/boundary.js";
import { RESOURCES, type ResourceMethods } from "./generated/methods.js";
import type {
  Fitting,
  Keyed,
  ParamsOf,
  RecordOf,
  ResourceName,
  ResourceWithOptionalParams,
  Watching,
} from "./options.js";
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
interface OceanClientConstructor {
  /**
   * Checks the options; nothing is sent yet.
   *
   * @throws {OceanError} `invalid-options`, `not-initialized`
   */
  new (options?: ClientOptions): OceanClient;
  /** For `instanceof`, and for subclasses to override. */
  readonly prototype: OceanClient;
}

const SYNC_METHODS = ["stream", "watch", "signOut", "free"] as const;
const ASYNC_METHODS = [...RESOURCES, "signIn"] as const;

/** Calls a client's connection. */
type Call = (name: Called, args: readonly unknown[]) => unknown;

/** The key of a client's `Call`. Unlike a private field, it works through proxies. */
const CALL = Symbol("call");

class OceanClientClass {
  constructor(options: ClientOptions = {}) {
    const connection = new Connection(options);
    const call: Call = (name, args) => connection.call(name, args);
    Object.defineProperty(this, CALL, { value: call });
    // A client's own methods are bound. Each looks up its implementation on every call, so that a subclass may override it
    // and a test may spy on it.
    const prototype: object = new.target.prototype;
    for (const name of [...SYNC_METHODS, ...ASYNC_METHODS]) {
      defineMethod(this, name, (...args) => Reflect.apply(Reflect.get(prototype, name), this, args));
    }
    const get = () => Reflect.get(prototype, "session", this);
    Object.defineProperty(this, "session", { get, enumerable: true, configurable: true });
  }

  get session(): unknown {
    // Tools that inspect a prototype read its getters.
    return (this as Callable)[CALL]?.("session", []) ?? null;
  }

  /** Keeps what a client knows out of logs. */
  toJSON(): object {
    return {};
  }
}
Object.defineProperty(OceanClientClass, "name", { value: "OceanClient", configurable: true });

// For subclasses that call them through `super`, on a client or on a proxy of one.
for (const name of SYNC_METHODS) {
  defineMethod(OceanClientClass.prototype, name, function (...args) {
    return callOf(this, name)(name, args);
  });
}
for (const name of ASYNC_METHODS) {
  defineMethod(OceanClientClass.prototype, name, async function (...args) {
    return callOf(this, name)(name, args);
  });
}

interface Callable {
  readonly [CALL]?: Call;
}

function callOf(client: unknown, name: Called): Call {
  const call = (client as Callable | undefined)?.[CALL];
  if (call) return call;
  const message = `\`${name}\` was called on something that is not an OceanClient: call it on one.`;
  throw new OceanError("not-initialized", message);
}

/** Defines a method whose name survives minification: stacks and logs show it. */
function defineMethod(owner: object, name: string, method: (this: unknown, ...args: unknown[]) => unknown): void {
  Object.defineProperty(method, "name", { value: name, configurable: true });
  Object.defineProperty(owner, name, { value: method, enumerable: true, configurable: true, writable: true });
}

/** For `new`, `extends` and `instanceof`. */
export const OceanClient = OceanClientClass as unknown as OceanClientConstructor;
