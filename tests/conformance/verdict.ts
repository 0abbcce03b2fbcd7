import { decode, decodeStream, isOceanError, type ResourceName } from "ocean-fleet";

/** What the library makes of a body: its records, or where it stops being JSON. */
export type Verdict = { readonly records: readonly unknown[] } | { readonly malformedAt: number | undefined };

/** Values that differ from the documentation do not matter here. */
const OPTIONS = { validation: "lenient" } as const;

/** The wire's own tree, in which nothing may be lost. */
export const dto = { ...OPTIONS, shape: "dto" } as const;

export function judge(
  resource: ResourceName,
  body: Uint8Array,
  options: typeof OPTIONS | typeof dto = OPTIONS,
): Verdict {
  try {
    return { records: decode(resource, body, options) };
  } catch (error) {
    return malformed(error);
  }
}

/** The same, for a body that arrives in pieces. */
export async function judgePieces(resource: ResourceName, pieces: readonly Uint8Array[]): Promise<Verdict> {
  try {
    const records = [];
    for await (const batch of decodeStream(resource, streamOf(pieces), OPTIONS)) records.push(...batch);
    return { records };
  } catch (error) {
    return malformed(error);
  }
}

function malformed(error: unknown): Verdict {
  if (isOceanError(error) && error.code === "malformed-json") return { malformedAt: error.offset };
  // JSON in which nothing holds records.
  if (isOceanError(error) && error.code === "invalid-response") return { records: [] };
  throw error;
}

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}
