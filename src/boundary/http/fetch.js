/**
 * Calls `fetch`, which may be anybody's, and judges what it gives by what that has: answers may be of another realm, of
 * a polyfill, or made by hand.
 */

/**
 * Sends a request and waits for the headers. A problem is a mistake of the caller's own, which would stay.
 * @param {typeof fetch | undefined} own the caller's `fetch`
 * @param {Request | undefined} request the request in the form that the platform's own takes, where it does
 * @param {string} url
 * @param {boolean} post
 * @param {string | undefined} token
 * @param {string | undefined} body
 * @param {boolean} pastCache
 * @param {AbortSignal} signal
 */
export async function send(own, request, url, post, token, body, pastCache, signal) {
  const fetch = own ?? globalThis.fetch;
  if (!fetch) return { problem: "There is no global `fetch`: pass one as an option." };
  /** The usual wrappers take it like this, and would lose what a `Request` holds. */
  const init = {
    method: post ? "POST" : "GET",
    headers: {
      ...(token !== undefined && { "X-AUTH-TOKEN": token }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body }),
    signal,
    // Cloudflare's knows no "error", and refuses other members: a redirect is then an answer with its own status.
    ...(isWorkerd()
      ? { redirect: "manual" }
      : {
          redirect: "error",
          credentials: "omit",
          referrerPolicy: "no-referrer",
          ...(pastCache && { cache: "no-store" }),
        }),
  };
  let answer;
  try {
    answer = await (request ? fetch(request) : fetch(url, init));
  } catch (error) {
    if (own && isProgrammingError(error)) {
      return { problem: "The `fetch` option has failed, and not for the network's sake: see `cause`.", cause: error };
    }
    // As where a test environment such as jsdom brings a kind of its own. Nothing was sent yet. An abort still ends the
    // reading of the body.
    if (signal.aborted || error?.name !== "TypeError" || !/signal/i.test(error.message)) throw error;
    const { signal: _, ...rest } = init;
    answer = await fetch(url, rest);
  }
  const { status, headers } = Object(answer);
  if (typeof status !== "number" || typeof headers?.get !== "function") {
    return { problem: "The `fetch` option did not give a Response: it needs `status`, `headers.get()` and a body." };
  }
  return {
    answer,
    status,
    retryAfter: headers.get("retry-after") ?? undefined,
    totalBytes: totalBytes(answer),
    foreignEncoding: foreignEncoding(headers.get("content-type")),
  };
}

/** Cloudflare's workers. */
export function isWorkerd() {
  return globalThis.navigator?.userAgent === "Cloudflare-Workers";
}

/**
 * Whether the code that was called is wrong, which trying again does not change. A failing network is a TypeError, too.
 * @param {any} error
 */
function isProgrammingError(error) {
  if (error?.name !== "TypeError") return /^(Reference|Syntax|Range)Error$/.test(error?.name);
  return /is not (a |an |iterable)|is (undefined|null)|^Cannot (read|set|access)/.test(error.message);
}

/**
 * How many bytes the body will have, where that is known: not where it travels compressed, nor where another origin may
 * hide that it does.
 * @param {Response} answer
 */
function totalBytes({ type, headers }) {
  const length = headers.get("content-length");
  const isKnown = type !== "cors" && !headers.get("content-encoding") && /^\d+$/.test(length ?? "");
  return isKnown ? Number(length) : undefined;
}

/**
 * The encoding that a content type declares, unless it is UTF-8 or a part of it. Headers are somebody else's words: a
 * name's characters alone are repeated.
 * @param {string | null} contentType
 */
function foreignEncoding(contentType) {
  const encoding = /;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType ?? "")?.[1];
  return encoding && !/^(utf-?8|(us-)?ascii)$/i.test(encoding) ? encoding : undefined;
}
