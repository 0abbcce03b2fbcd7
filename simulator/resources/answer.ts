import type { Context } from "hono";
import { JSON_TYPE } from "../errors.ts";
import { Fleet } from "../fleet/fleet.ts";
import { includedFields } from "../parameters.ts";
import { map, streamed } from "../stream.ts";
import { envelopeOf, keyed } from "./envelope.ts";
import { narrowed } from "./narrowing.ts";
import type { Entry, Resource } from "./resource.ts";

/** Answers a request with the fleet's records, or with a test's own in their place. */
export async function answer(
  c: Context,
  resource: Resource,
  fleet: Fleet,
  own: readonly unknown[] | undefined,
): Promise<Response> {
  const included = resource.expandable ? includedFields(c) : (record: unknown) => record;
  const records = own === undefined ? await resource.records(c, fleet) : await ownRecords(c, resource, fleet, own);
  const { open, close, textOf } = envelopeOf(resource);
  const kept = resource.keyOf ? (entry: unknown) => keptEntry(entry as Entry, included) : included;
  const body = streamed(
    open,
    map(records, (record) => textOf(kept(record))),
    close,
  );
  return c.body(body, 200, { "content-type": JSON_TYPE });
}

/** A request that the API would refuse is refused, whatever the records are. */
async function ownRecords(c: Context, resource: Resource, fleet: Fleet, own: readonly unknown[]) {
  await resource.records(c, new Fleet(fleet.seed, 0, fleet.now, fleet.directory));
  return keyed(resource, narrowed(c, resource, own));
}

function keptEntry([key, record]: Entry, included: (record: unknown) => unknown): Entry {
  return [key, included(record)];
}
