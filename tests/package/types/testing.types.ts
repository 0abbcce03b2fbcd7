// What the entry point for tests takes and gives, with the types of browsers.
import { type EventDto, OceanClient, type VehicleRecordDto } from "ocean-fleet";
import { body, createSimulator, type Fault, record, type SimulatedRequest } from "ocean-fleet/testing";
import type { Expect, Same } from "../types-anywhere/same.types.js";

const simulator = createSimulator({
  vehicles: 20,
  seed: 3,
  now: () => new Date(),
  faults: ["status:code=503", { fault: "rate-limited", "retry-after": null, first: 2, route: "materiel/*" }],
  records: { vehicles: [record("vehicles")], latestEvents: [{ id: "a" }] },
});
createSimulator({ now: new Date() });
createSimulator({ now: 0, vehicles: undefined });

// Its fetch is one, for the client, in place of the platform's, and in a handler that has a Request.
export const ocean = new OceanClient({ fetch: simulator.fetch, getCredentials: () => simulator.credentials });
export const platform: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response> = simulator.fetch;
globalThis.fetch = simulator.fetch;
export const handler = ({ request }: { request: Request }) => simulator.fetch(request);
const signal = new AbortController().signal;
export const answer: Promise<Response> = simulator.fetch(new URL("http://localhost/restapi"), { signal });

export type Types = [
  Expect<Same<ReturnType<typeof record<"vehicles">>, VehicleRecordDto>>,
  Expect<Same<ReturnType<typeof record<"latestEvents">>, EventDto>>,
  Expect<Same<SimulatedRequest["status"], number | null>>,
];

// Overrides are as deep as need be. Lists and maps are given as a whole.
record("vehicles", { vehicle: { immatriculation: "AB-123-CD", libelleTypeAsset: { id: 5 } }, chauffeur: null });
record("vehicles", { vehicle: undefined, visites: [{ description: "Vidange" }] });
record("latestEvents", { extendedDataMap: { anything: {} } });
body("vehicles", [record("vehicles"), { vehicle: { id: 5 } }]);

// @ts-expect-error: there is no such resource.
record("vehicule");
// @ts-expect-error: there is no such field.
record("vehicles", { vehicule: {} });
// @ts-expect-error: nor there, deeper.
record("vehicles", { vehicle: { registration: "AB-123-CD" } });
// @ts-expect-error: a registration is text.
record("vehicles", { vehicle: { immatriculation: 5 } });
// @ts-expect-error: a list is given as a whole, and not as an object.
record("vehicles", { visites: { 0: {} } });
// @ts-expect-error: nor with elements left as they are.
record("vehicles", { visites: [undefined] });
// @ts-expect-error: these are records of another resource.
body("entities", [record("vehicles")]);
// @ts-expect-error: there is no such option.
createSimulator({ vehicule: 5 });
// @ts-expect-error: `now` is no text.
createSimulator({ now: "2026-01-15" });
// @ts-expect-error: these are records of another resource.
createSimulator({ records: { entities: [record("vehicles")] } });
// @ts-expect-error: gzip has no such setting.
export const wrongSetting: Fault = { fault: "gzip", code: 500 };
// @ts-expect-error: there is no such fault.
export const wrongFault: Fault = { fault: "teapot" };
// @ts-expect-error: requests are read.
simulator.requests[0] = { method: "GET", path: "", query: "", status: 200 };
