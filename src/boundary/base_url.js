/**
 * Resolves an address the way the platform does: gives the URL, and whether it has the page's origin; nothing if it
 * is not an address.
 * @param {string} given
 */
export function resolve(given) {
  const { document, location, origin } = globalThis;
  // `location` ignores `<base href>`, and the frame of a `srcdoc` has no address of its own.
  const url = parse(given, document?.baseURI ?? location?.href) ?? parse(given);
  // A frame's location does not show the origin it has inherited. `origin` may also be a variable of the page's.
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
