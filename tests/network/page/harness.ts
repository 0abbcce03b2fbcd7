// Runs in the page: creates clients of the package, records everything they report, and passes the results to the test.
import init, {
  type ClientOptions,
  type Drift,
  isOceanError,
  OceanClient,
  type OceanError,
  type RequestEvent,
  type RequestOptions,
  type ResourceName,
  type ResponseEvent,
  type RetryEvent,
} from "ocean-fleet";
import { requiredParams } from "../../resources.ts";
import { identities } from "../identities.ts";
import { abortWith, isReason, type Sort } from "./aborts.ts";
import { seenIn } from "./seen.ts";

/** Where the page finds its server, and who it signs in as. */
export interface Setting {
  readonly url: string;
  readonly login: string;
  readonly password: string;
}

/** An error as a test sees it. */
export type ErrorDetails = Pick<
  OceanError,
  "message" | "endpoint" | "status" | "oceanStatus" | "attempts" | "retryAfterMs" | "issueCount" | "offset"
> & { readonly code: string; readonly cause: string | null };

/** How a request ended: with records, or with an error. */
export interface Outcome {
  /** The sorted identities of the records. */
  readonly identities: string[];
  readonly error: ErrorDetails | null;
}

/** Something that was seen, and where. */
export interface Sighting {
  readonly where: string;
  readonly text: string;
}

/** The events of the hooks of the page's clients. */
export interface Hooked {
  readonly requests: RequestEvent[];
  readonly responses: ResponseEvent[];
  readonly retries: RetryEvent[];
  readonly drift: Drift[];
}

/** What tests can do in a page. */
export interface Network {
  readonly setting: Setting;
  readonly hooked: Hooked;
  readonly OceanClient: typeof OceanClient;
  /** The most recently created client. */
  readonly last: OceanClient;
  /** Requests that a test has started and that go on while it does something else. */
  readonly started: Promise<Outcome>[];
  /** An `onProgress` that fulfils `reading` once the first piece of a body is there and the client waits for more. */
  readonly onReading: () => void;
  readonly reading: Promise<void>;
  /** A client of the simulator, with its hooks recorded. By default it signs in by itself. */
  client(options?: ClientOptions): OceanClient;
  /** The same answer in small pieces, on demand: the browser's own pieces may hold everything that has arrived. */
  inPieces(response: Response, bytes: number, onPiece: (bytes: number) => void): Response;
  /** A token obtained without the library, as from the application's own back end. */
  signedIn(): Promise<string>;
  /** All records of a resource. */
  ask(ocean: OceanClient, resource: ResourceName, options?: RequestOptions): Promise<Outcome>;
  /** All records of a resource, read from a stream. */
  readStream(ocean: OceanClient, resource: ResourceName, options?: RequestOptions): Promise<Outcome>;
  /** The error that a promise rejects with, which must be an `OceanError`. */
  failure(promise: Promise<unknown>): Promise<ErrorDetails>;
  /** What a promise rejects with, whatever it is. It is wrapped, because it may be a promise. */
  rejection(promise: Promise<unknown>): Promise<{ readonly reason: unknown }>;
  abortWith(sort: Sort, stop: AbortController): void;
  isReason(sort: Sort, thrown: unknown): boolean;
  /** Gives everything that is due its turn, without waiting for anything pending. */
  turn(): Promise<void>;
  /** Everything that can be seen of clients, errors, hooks and stores. */
  sightings(): Promise<Sighting[]>;
}

declare global {
  var network: Network;
  var setting: Setting;
}

const clients: OceanClient[] = [];
const sightings: Sighting[] = [];
const hooked: Hooked = { requests: [], responses: [], retries: [], drift: [] };

function client(options: ClientOptions = {}): OceanClient {
  const { url, login, password } = setting;
  const source = "token" in options ? {} : { getCredentials: () => ({ login, password }) };
  const ocean = new OceanClient({
    baseUrl: url,
    ...source,
    ...options,
    onRequest: recorded(hooked.requests, options.onRequest),
    onResponse: recorded(hooked.responses, options.onResponse),
    onRetry: recorded(hooked.retries, options.onRetry),
    onDrift: recorded(hooked.drift, options.onDrift),
  });
  clients.push(ocean);
  return ocean;
}

/** A hook that records its events, then calls the given one. */
function recorded<Event>(events: Event[], hook: ((event: Event) => void) | undefined) {
  return (event: Event) => {
    events.push(event);
    sightings.push({ where: "a hook", text: seenIn(event) });
    hook?.(event);
  };
}

async function* pieces(body: ReadableStream<Uint8Array<ArrayBuffer>>, bytes: number) {
  for await (const piece of body)
    for (let start = 0; start < piece.length; start += bytes) yield piece.subarray(start, start + bytes);
}

function inPieces(response: Response, bytes: number, onPiece: (bytes: number) => void): Response {
  if (!response.body) return response;
  const small = pieces(response.body, bytes);
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
    const { value, done } = await small.next();
    if (done) return controller.close();
    onPiece(value.length);
    controller.enqueue(value);
  };
  return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), response);
}

async function signedIn(): Promise<string> {
  const { url, login, password } = setting;
  const body = JSON.stringify({ login, password });
  const response = await fetch(`${url}/auth/authenticate2`, { method: "POST", body });
  return ((await response.json()) as { token: string }).token;
}

type Ask = (params: unknown, options?: RequestOptions) => Promise<unknown[]>;
type Stream = (resource: string, params: unknown, options?: RequestOptions) => AsyncIterable<unknown[]>;

function ask(ocean: OceanClient, resource: ResourceName, options?: RequestOptions): Promise<Outcome> {
  return outcome(resource, [], async (records) => {
    records.push(...(await (ocean[resource] as Ask)(requiredParams(resource), options)));
  });
}

function readStream(ocean: OceanClient, resource: ResourceName, options?: RequestOptions): Promise<Outcome> {
  return outcome(resource, [], async (records) => {
    const stream = (ocean.stream as Stream).call(ocean, resource, requiredParams(resource), options);
    for await (const batch of stream) records.push(...batch);
  });
}

async function outcome(
  resource: ResourceName,
  records: unknown[],
  read: (records: unknown[]) => Promise<void>,
): Promise<Outcome> {
  const error = await read(records).then(
    () => null,
    (thrown: unknown) => detailsOf(thrown),
  );
  return { identities: identities(resource, records), error };
}

function detailsOf(thrown: unknown): ErrorDetails {
  sightings.push({ where: "an error", text: seenIn(thrown) });
  if (!isOceanError(thrown)) throw new Error(`not an OceanError: ${String(thrown)}`);
  const { code, message, endpoint, status, oceanStatus, attempts, retryAfterMs, issueCount, offset, cause } = thrown;
  const details = { endpoint, status, oceanStatus, attempts, retryAfterMs, issueCount, offset };
  const defined = Object.entries(details).filter(([, value]) => value !== undefined);
  const text = cause === undefined ? null : String(cause);
  return { code, message, ...Object.fromEntries(defined), cause: text } as ErrorDetails;
}

async function rejection(promise: Promise<unknown>): Promise<{ reason: unknown }> {
  const rejected = await promise.then(
    () => null,
    (reason: unknown) => ({ reason }),
  );
  if (rejected === null) throw new Error("it should have rejected");
  sightings.push({ where: "an error", text: seenIn(rejected.reason) });
  return rejected;
}

function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function everything(): Promise<Sighting[]> {
  const databases = await indexedDB.databases();
  const caches = await globalThis.caches.keys();
  const stores = {
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    indexedDB: JSON.stringify(databases),
    caches: JSON.stringify(caches),
    cookies: document.cookie,
    "the page's address": document.URL,
    "the page's history": JSON.stringify(history.state),
    "the page's document": document.documentElement.outerHTML,
    "the performance timeline": JSON.stringify(performance.getEntries()),
  };
  return [
    ...sightings,
    ...clients.flatMap((ocean) => [
      { where: "JSON.stringify(client)", text: JSON.stringify(ocean) },
      { where: "a client", text: seenIn(ocean) },
      { where: "a client's session", text: seenIn(ocean.session) },
      { where: "structuredClone(client)", text: clone(ocean) },
    ]),
    ...Object.entries(stores).map(([where, text]) => ({ where, text })),
  ];
}

function clone(ocean: OceanClient): string {
  try {
    return seenIn(structuredClone(ocean));
  } catch (error) {
    return seenIn(error);
  }
}

let onReading = () => {};
const reading = new Promise<void>((resolve) => {
  onReading = resolve;
}).then(turn);

await init();
globalThis.network = {
  setting,
  hooked,
  OceanClient,
  get last() {
    const last = clients.at(-1);
    if (!last) throw new Error("no client has been created yet");
    return last;
  },
  started: [],
  onReading,
  reading,
  client,
  inPieces,
  signedIn,
  ask,
  readStream,
  failure: async (promise) => detailsOf((await rejection(promise)).reason),
  rejection,
  abortWith,
  isReason,
  turn,
  sightings: everything,
};
