import { decode as decodeInWorker } from "ocean-fleet/worker";
import { isSame } from "../../../bench/measuring/same.mjs";
import type { OnShare } from "./rounds.ts";
import { byHand, type SubjectName } from "./subject.ts";

export type ContenderId = "parse" | "zod" | "page" | "slices" | "worker";

/** A way from the bytes of an answer to objects. */
export interface Contender {
  readonly id: ContenderId;
  readonly run: () => unknown;
}

/** Every way to read a body. Nothing is measured or warmed up yet. */
export async function createContenders(resource: SubjectName, body: Uint8Array): Promise<Contender[]> {
  const [{ decode, decodeStream }, { reshape, kind }, { createValidator }] = await Promise.all([
    import("ocean-fleet"),
    byHand[resource](),
    import("./zod-validator.ts"),
  ]);
  const validate = createValidator(kind);
  const decoder = new TextDecoder();
  const parse = () => JSON.parse(decoder.decode(body));
  return [
    { id: "parse", run: parse },
    { id: "zod", run: () => reshape(validate(parse())) },
    { id: "page", run: () => decode(resource, body) },
    {
      id: "slices",
      run: async () => {
        const records: unknown[] = [];
        const stream = new Blob([body as Uint8Array<ArrayBuffer>]).stream();
        for await (const batch of decodeStream(resource, stream)) for (const record of batch) records.push(record);
        return records;
      },
    },
    { id: "worker", run: () => decodeInWorker(resource, body) },
  ];
}

/** Enough to notice a difference, and few enough not to block the page. */
const COMPARED = 50;

/** How many records an answer has; throws unless all that make models make the same. */
export async function countRecords(contenders: readonly Contender[], onShare: OnShare): Promise<number> {
  let first: unknown[] | undefined;
  for (const [index, { id, run }] of contenders.entries()) {
    await onShare(index / contenders.length);
    if (id === "parse") continue;
    const records = (await run()) as unknown[];
    first ??= records;
    const isEqual = records.length === first.length && isSame(records.slice(0, COMPARED), first.slice(0, COMPARED));
    if (!isEqual) throw new Error(`The records of ${id} are not those of the others.`);
  }
  return first?.length ?? 0;
}
