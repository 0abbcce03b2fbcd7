import { decode, type OceanClient, type ResourceName } from "ocean-fleet/worker";
import { examples } from "../../data/example-requests.ts";
import { median } from "../../data/statistics.ts";
import type { Validation } from "./inspection.ts";

/** What reading an answer costs, apart from the network. */
export interface Measurement {
  /** Of the body: the documented fields, written again as JSON. */
  readonly bodyBytes: number;
  /** Of the models, written as JSON. */
  readonly keptBytes: number;
  /** Checking and reshaping in the worker, with the way there and back. */
  readonly engineMs: number;
  /** Making the objects on the page. */
  readonly objectsMs: number;
}

const ROUNDS = 5;

/**
 * Measures what a request cannot tell, since the engine works while the body arrives: gets an answer, then decodes the same
 * body again and again, with all properties and with none.
 */
export async function measure<R extends ResourceName>(
  ocean: OceanClient,
  resource: R,
  validation: Validation,
  signal: AbortSignal,
): Promise<Measurement> {
  const { body: bodyOf } = await import("ocean-fleet/testing");
  const wire = [];
  const params = await examples[resource](ocean);
  for await (const batch of ocean.stream(resource, params, { shape: "dto", validation, signal })) wire.push(...batch);
  const body = new TextEncoder().encode(bodyOf(resource, wire));

  const withObjects: number[] = [];
  const withoutObjects: number[] = [];
  let records: readonly unknown[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    signal.throwIfAborted();
    withObjects.push(
      await timed(async () => {
        records = await decode(resource, body);
      }),
    );
    withoutObjects.push(await timed(() => decode(resource, body, { select: [] })));
  }
  const engineMs = median(withoutObjects);
  return {
    bodyBytes: body.length,
    keptBytes: new TextEncoder().encode(JSON.stringify(records)).length,
    engineMs,
    objectsMs: Math.max(0, median(withObjects) - engineMs),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
