/**
 * The policy that the console is served under: everything comes from its own origin, and it reaches no other than those
 * given.
 */
export function contentSecurityPolicy(connectTo: readonly string[]): string {
  const origins = connectTo.map((origin) => ` ${origin}`).join("");
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    // MapLibre draws images from blobs.
    `img-src 'self' blob: data:${origins}`,
    `connect-src 'self'${origins}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
