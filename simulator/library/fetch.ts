import { Connection, type Handler } from "../connection.ts";
import { Abort, abortable } from "./abort.ts";

/** What relative addresses are relative to. */
const ORIGIN = "http://localhost";
/** As many redirects as browsers follow. */
const MAX_REDIRECTS = 20;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

const READERS = ["arrayBuffer", "blob", "formData", "json", "text"] as const;

/** What the second argument of `fetch` and a request have in common; of any realm. */
interface Message {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: unknown;
  readonly redirect?: string;
  readonly signal?: AbortSignal | null;
}

interface ForeignRequest extends Message {
  readonly url: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A request that can be sent again. */
interface Sendable {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | null;
}

/** A handler as a `fetch` without a network. */
export function asFetch(handle: Handler): (input: unknown, init?: Message) => Promise<Response> {
  return async (input, init = {}) => {
    const given = isRequest(input) ? input : undefined;
    const signal = init.signal === undefined ? given?.signal : init.signal;
    const abort = new Abort(signal ?? undefined);
    try {
      const sendable = await abort.before(sendableOf(input, given, init));
      const redirect = init.redirect ?? given?.redirect ?? "follow";
      return await send(handle, sendable, redirect, abort);
    } catch (error) {
      abort.forget();
      throw error;
    }
  };
}

function isRequest(input: unknown): input is ForeignRequest {
  return typeof input === "object" && input !== null && "url" in input && "arrayBuffer" in input;
}

async function sendableOf(input: unknown, given: ForeignRequest | undefined, init: Message): Promise<Sendable> {
  const method = (init.method ?? given?.method ?? "GET").toUpperCase();
  const takesBody = method !== "GET" && method !== "HEAD";
  const body = init.body ?? (given && takesBody ? await given.arrayBuffer() : null);
  return {
    url: new URL(given?.url ?? String(input), ORIGIN),
    method,
    headers: new Headers(init.headers ?? given?.headers),
    body: body as BodyInit | null,
  };
}

async function send(
  handle: Handler,
  sendable: Sendable,
  redirect: string,
  abort: Abort,
  redirects = 0,
): Promise<Response> {
  const connection = new Connection();
  abort.watch(() => connection.close());
  const { url, ...init } = sendable;
  // A body that is a stream is sent as it comes.
  const request = new Request(url, { ...init, duplex: "half" } as RequestInit);
  const response = await abort.before(Promise.resolve(handle(request, { connection })));
  const target = response.headers.get("location");
  if (target === null || redirect === "manual" || !REDIRECTS.includes(response.status)) {
    return received(response, url, redirects > 0, connection, abort);
  }
  await response.body?.cancel();
  if (redirect === "error") throw new TypeError("The request was redirected, which its `redirect` forbids.");
  if (redirects === MAX_REDIRECTS) throw new TypeError("The request was redirected too often.");
  return send(handle, redirected(sendable, response.status, target), redirect, abort, redirects + 1);
}

/** The request that follows a redirect. */
function redirected({ url, method, headers, body }: Sendable, status: number, target: string): Sendable {
  const next = { url: new URL(target, url), headers };
  const becomesGet = status === 303 || (status < 303 && method === "POST");
  return becomesGet ? { ...next, method: "GET", body: null } : { ...next, method, body };
}

/** The answer as the platform's `fetch` would give it. */
function received(
  { body, headers, status }: Response,
  url: URL,
  redirected: boolean,
  connection: Connection,
  abort: Abort,
): Response {
  const plain = headers.get("content-encoding") === "gzip" ? body?.pipeThrough(decompression()) : body;
  const response = new Response(plain ? abortable(plain, connection, abort) : null, { status, headers });
  if (!plain) abort.forget();
  return Object.defineProperties(response, {
    url: { value: url.href },
    redirected: { value: redirected },
    ...Object.fromEntries(READERS.map((name) => [name, { value: reader(response, name, abort) }])),
  });
}

/** How a body is read as a whole. Of a stream that was made by a script, Chromium does not tell why it has failed. */
function reader(response: Response, name: (typeof READERS)[number], abort: Abort): () => Promise<unknown> {
  const read: () => Promise<unknown> = response[name];
  return () =>
    read.call(response).catch((error) => {
      throw abort.cause(error);
    });
}

/** DOM's types are stricter about buffers than streams are. */
function decompression() {
  return new DecompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>;
}
