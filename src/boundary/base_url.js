/**
 * Resolves a base URL as the platform does. Returns its absolute form, without a slash at its end: `{ href }`; or, if it is
 * not the URL of a server, or the token would travel in the clear, what is wrong: `{ problem }`.
 * @param {string} given
 * @param {boolean} allowInsecure
 * @returns {{ href?: string, problem?: string }}
 */
export function resolveBaseUrl(given, allowInsecure) {
  const { document, location, origin } = globalThis;
  // `location` ignores `<base href>`, and a `srcdoc` frame has no URL of its own.
  const url = parse(given, document?.baseURI ?? location?.href) ?? parse(given);
  const problem = (/** @type {string} */ what) => ({ problem: `\`baseUrl\` ${what}.` });
  if (!url) return problem('must be an absolute http(s) URL or, in a page, a path such as "/restapi"');
  const { href, protocol, hostname, pathname } = url;
  if (!/^https?:$/.test(protocol)) return problem("must be an http(s) URL");
  if (href !== url.origin + pathname) return problem("must have no credentials, query or fragment");
  // A frame's location does not show the origin it has inherited. `origin` may also be one of the page's variables.
  const own = origin === "null" || parse(origin) ? origin : location?.origin;
  if (protocol !== "https:" && url.origin !== own && !isLoopback(hostname) && !allowInsecure)
    return problem("is not secure: the token would travel in the clear. Use https, or set `allowInsecure: true`");
  return { href: href.replace(/\/+$/, "") };
}

/**
 * Whether a host, as `URL` writes it, is this machine. It accepts hosts of digits and dots only if they are addresses.
 * @param {string} host
 */
function isLoopback(host) {
  return /^(.+\.)?localhost$|^\[::1]$|^127\.[\d.]+$/.test(host);
}

/**
 * @param {string} address
 * @param {string} [base]
 */
function parse(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
