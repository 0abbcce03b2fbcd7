/**
 * Calls `fetch`, the platform's or the caller's, and reads the answer, which may come from another realm or a polyfill,
 * or be made by hand. Failures are `{ problem, cause }`; only a mistake in the caller's code, which a retry would not
 * mend, has a `problem`.
 */

/** The largest piece of a body: see `body.rs`. */
const MAX_PIECE = 256 << 10;

/**
 * Sends a request and waits for the answer's headers.
 * @param {typeof fetch | undefined} own the caller's `fetch`
 * @param {Request | undefined} request the same request as an object, if the platform's `fetch` can be given that
 * @param {string} url
 * @param {boolean} post
 * @param {string | undefined} token
 * @param {string | undefined} body
 * @param {boolean} pastCache
 * @param {AbortSignal} signal also aborted when nobody reads on
 */
export async function send(own, request, url, post, token, body, pastCache, signal) {
  const fetch = own ?? globalThis.fetch;
  if (!fetch) throw { problem: "There is no global `fetch`: pass one as an option." };
  const init = {
    // Workerd does not know "error", and refuses the other members; there, a redirect is an answer with a 3xx status.
    ...(globalThis.navigator?.userAgent === "Cloudflare-Workers"
      ? { redirect: "manual" }
      : {
          // The token must not reach another origin, and nothing else must travel along.
          redirect: "error",
          credentials: "omit",
          referrerPolicy: "no-referrer",
          // Not for every request: Chromium would send a preflight before each.
          ...(pastCache && { cache: "no-store" }),
        }),
    // Plain values: wrappers spread them, and would lose what a `Request` holds.
    ...(!request && {
      method: post ? "POST" : "GET",
      headers: {
        ...(token && { "X-AUTH-TOKEN": token }),
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body }),
    }),
  };
  let answer;
  try {
    answer = await callWithSignal(fetch, request ?? url, init, signal);
  } catch (cause) {
    throw own && isFault(cause) ? { problem: "The `fetch` option is at fault: see `cause`.", cause } : broken(cause);
  }
  return headOf(answer, signal);
}

/**
 * @param {typeof fetch} fetch
 * @param {Request | string} input
 * @param {RequestInit} init
 * @param {AbortSignal} signal
 */
async function callWithSignal(fetch, input, init, signal) {
  try {
    return await fetch(input, { ...init, signal });
  } catch (error) {
    // Test environments have signals that `fetch` refuses. Nothing has been sent yet, and an abort still ends reading.
    if (error?.name === "TypeError" && /signal/i.test(error.message) && !signal.aborted) return fetch(input, init);
    throw error;
  }
}

/**
 * Whether the code is at fault and not the network, whose failures are TypeErrors, too.
 * @param {any} error
 */
function isFault(error) {
  if (error?.name !== "TypeError") return /^(Reference|Syntax|Range)Error$/.test(error?.name);
  return /is not (a |an |iterable)|is (undefined|null)|^Cannot (read|set|access)/.test(error.message);
}

/**
 * A transfer that has failed.
 * @param {unknown} cause
 */
function broken(cause) {
  return { cause: cause ?? new Error("No reason was given.") };
}

/**
 * Examines what the caller's `fetch` gave, which may be anything.
 * @template T
 * @param {() => T} look
 * @param {string} problem what is wrong if `look` throws or finds nothing
 * @returns {NonNullable<T>}
 */
function found(look, problem) {
  let cause;
  try {
    const result = look();
    if (result) return result;
  } catch (error) {
    cause = error;
  }
  throw { problem, cause };
}

/**
 * @param {any} answer
 * @param {AbortSignal} signal
 */
function headOf(answer, signal) {
  return found(() => {
    const { status, headers, type } = answer;
    const length = headers.get("content-length");
    // Not the body's length if that is compressed, which another origin may hide.
    const isWhole = type !== "cors" && !headers.get("content-encoding") && /^\d+$/.test(length);
    const head = {
      status,
      retryAfterMs: retryAfterMs(headers.get("retry-after")),
      totalBytes: isWhole ? Number(length) : undefined,
      foreignEncoding: foreignEncoding(headers.get("content-type")),
      next: readerOf(answer, signal),
    };
    return typeof status === "number" && head;
  }, "The `fetch` option did not give a Response: it needs `status`, `headers.get()` and a body.");
}

/**
 * Returns a function that reads the next piece of a body; at the end, it returns nothing.
 * @param {any} answer
 * @param {AbortSignal} signal
 */
function readerOf(answer, signal) {
  /** @type {{ next(): any, return?(): any } | undefined} */
  let pieces;
  /** @type {Uint8Array | undefined} what has been read but not given out yet */
  let read;
  const end = async () => {
    try {
      await pieces?.return?.();
    } catch {
      // The transfer has failed, and whoever is waiting for a piece is told so.
    }
  };
  // Every transfer ends with an abort, even one that is complete.
  signal.addEventListener("abort", end, { once: true });
  return async () => {
    pieces ??= piecesOf(answer);
    if (!read?.length) {
      let value;
      try {
        const result = await pieces.next();
        if (result.done) return undefined;
        ({ value } = result);
        read = bytesOf(value);
      } catch (cause) {
        throw broken(cause);
      }
      if (!read)
        throw { problem: `The body that \`fetch\` gave must consist of bytes, not of the type ${typeof value}.` };
    }
    const piece = read.subarray(0, MAX_PIECE);
    read = read.subarray(MAX_PIECE);
    return piece;
  };
}

/**
 * The pieces of a body: from a web stream, from anything else that can be iterated, such as a Node stream, or the whole
 * body as one piece.
 * @param {any} answer
 */
function piecesOf(answer) {
  return found(() => {
    const { body } = answer;
    if (answer.bodyUsed) return undefined;
    if (body?.getReader) {
      const reader = body.getReader();
      return { next: () => reader.read(), return: () => reader.cancel() };
    }
    return body?.[Symbol.asyncIterator]?.() ?? (answer.arrayBuffer && whole(answer));
  }, "The Response that `fetch` gave cannot be read. If something else reads it, clone it first; if not, give it a stream as its `body`, or an `arrayBuffer()`.");
}

/** @param {any} answer */
async function* whole(answer) {
  yield await answer.arrayBuffer();
}

/**
 * The bytes of a piece, whatever its kind and realm; nothing if it does not consist of bytes.
 * @param {any} piece
 */
export function bytesOf(piece) {
  if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  return /ArrayBuffer]$/.test(Object.prototype.toString.call(piece)) ? new Uint8Array(piece) : undefined;
}

/**
 * How long `Retry-After` asks us to wait: seconds, or an HTTP date (RFC 9110, 5.6.7). Anything else is ignored.
 * @param {string | null} header
 */
function retryAfterMs(header) {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text)) * 1000;
  const date = text
    // The asctime form.
    .replace(/^(\w+) (\w+) ([ \d]\d) (\S+) (\d+)$/, "$1, $3 $2 $5 $4 GMT")
    .replace(",  ", ", 0")
    // The RFC 850 form. No server asks anyone to wait until another century.
    .replace(/-(\w+)-(\d\d) /, " $1 20$2 ")
    .match(/^[a-z]{3,9}, (.*)/i)?.[1];
  const time = Date.parse(date ?? "");
  // `Date.parse` takes much more, such as a single number or the 30th of February.
  const wait = new Date(time).toUTCString().slice(5) === date ? time - Date.now() : -1;
  return wait < 0 ? undefined : wait;
}

/**
 * The encoding that a content type declares, unless it is UTF-8 or a subset of it. Only characters that such names have
 * are repeated, since a header may hold anything.
 * @param {string | null} contentType
 */
function foreignEncoding(contentType) {
  const encoding = /;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType ?? "")?.[1];
  return encoding && !/^(utf-?8|(us-)?ascii)$/i.test(encoding) ? encoding : undefined;
}
