/** What the contract measures by: a fatal UTF-8 decode, which skips one byte order mark, then `JSON.parse`. */
export type Reading = { readonly value: unknown } | undefined;

/** The value of a body; nothing where it is no JSON. */
export function read(body: Uint8Array): Reading {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}
