// What `ocean-fleet/testing` publishes of the simulator. The entry point, `js/testing.ts`, checks the arguments.

import type * as Declared from "../../js/testing/implementation.js";
import { MAPS } from "../faults/drift.ts";
import { bodyText } from "../resources/envelope.ts";
import * as resources from "../resources/index.ts";
import type { Resource } from "../resources/resource.ts";
import { completeRecord } from "./completeRecord.ts";
import { simulateFleet } from "./simulator.ts";

export { BadFault } from "../faults/spec.ts";
export { canListen } from "../listen.ts";

export const simulate: typeof Declared.simulate = simulateFleet;

/** The samples that have been made. */
const samples = new Map<string, object>();

export const sampleOf: typeof Declared.sampleOf = (resource) => {
  const sample = samples.get(resource) ?? completeRecord(named(resource));
  samples.set(resource, sample);
  return sample;
};

export const bodyOf: typeof Declared.bodyOf = (resource, records) => bodyText(named(resource), records);

export const isMap: typeof Declared.isMap = (field) => MAPS.includes(field);

function named(resource: string): Resource {
  const all: Readonly<Record<string, Resource>> = resources;
  const found = all[resource];
  if (found === undefined) throw new RangeError(`There is no resource ${resource}.`);
  return found;
}
