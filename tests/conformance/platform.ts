/** The reference for conformance: a fatal UTF-8 decoder, which skips one byte order mark, then `JSON.parse`. */
export type Reading = { readonly value: unknown } | undefined;

/** The value of a body, or undefined if it is not JSON. */
export function read(body: Uint8Array): Reading {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}
