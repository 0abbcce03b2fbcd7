/**
 * Resolves a URL as the platform does. Returns the URL, and whether it has the page's origin; `undefined` if it is not a
 * URL.
 * @param {string} given
 */
export function resolve(given) {
  const { document, location, origin } = globalThis;
  // `location` ignores `<base href>`, and a `srcdoc` frame has no URL of its own.
  const url = parse(given, document?.baseURI ?? location?.href) ?? parse(given);
  // A frame's location does not show the origin it has inherited. `origin` may also be one of the page's variables.
  const own = origin === "null" || parse(origin) ? origin : location?.origin;
  return url && { url, isSameOrigin: url.origin === own };
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
