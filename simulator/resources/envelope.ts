import type { Entry, Resource } from "./resource.ts";

/** The text around and between the records of an answer. */
export interface Envelope {
  readonly open: string;
  readonly close: string;
  /** A record's text; in a map, of the record with its key. */
  textOf(record: unknown): string;
}

/** What the answers of a resource look like. Records of a map come with their keys. */
export function envelopeOf({ key, keyOf }: Resource): Envelope {
  if (keyOf) {
    const textOf = (entry: unknown) => (entry as Entry).map((part) => JSON.stringify(part)).join(":");
    return { open: "{", close: "}", textOf };
  }
  const [open, close] = key === undefined ? ["[", "]"] : [`{${JSON.stringify(key)}:[`, "]}"];
  return { open, close, textOf: (record) => JSON.stringify(record) };
}

/** An answer's text. */
export function bodyText(resource: Resource, records: readonly unknown[]): string {
  const { open, close, textOf } = envelopeOf(resource);
  return open + keyed(resource, records).map(textOf).join() + close;
}

/** For a map, the records with their keys: that of the vehicle, or the next integer that is still free. */
export function keyed({ keyOf }: Resource, records: readonly unknown[]): readonly unknown[] {
  if (!keyOf) return records;
  const taken = new Set<string>();
  return records.map((record): Entry => {
    let key = keyOf(record) ?? "1";
    while (taken.has(key)) key = String(Number(key) + 1);
    taken.add(key);
    return [key, record];
  });
}
