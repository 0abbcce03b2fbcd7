import type { ParamsOf, ResourceName } from "ocean-fleet";

/** What the simulator is asked, by resource: something comes back for each. */
export const PARAMS: { readonly [R in ResourceName]: ParamsOf<R> } = {
  entities: {},
  vehicles: {},
  nearestVehicles: { latitude: 45.76, longitude: 4.84, radius: 500, radiusUnit: "km" },
  nonCommunicatingDevices: {},
  auxiliaryEquipmentUsage: { startDate: "2026-01-01", endDate: "2026-01-05" },
  equipment: {},
  latestEvents: { eventCodes: [1, 2] },
};

export const RESOURCES = Object.keys(PARAMS) as ResourceName[];

/** How a resource is asked for without this library, and what tells its records apart. */
interface Wire {
  readonly method?: "POST";
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  /** Where the records are in the answer; the answer itself where nothing is said. */
  readonly records?: string;
  /** From a record of the answer to what tells it apart; the record's key in the answer where nothing is said. */
  readonly wireIdentity?: readonly string[];
  /** From a record of the library to the same. */
  readonly identity: readonly string[];
}

/** Written from the vendor's pages: the tests hold the library to it. */
export const WIRE: { readonly [R in ResourceName]: Wire } = {
  entities: { path: "mobility/v1/entities", records: "entities", wireIdentity: ["id"], identity: ["id"] },
  vehicles: { path: "vehicule_engin/vehicles", wireIdentity: ["vehicle", "id"], identity: ["id"] },
  nearestVehicles: {
    method: "POST",
    path: "vehicule_engin/nearestVehicles",
    query: "latitude=45.76&longitude=4.84&radius=500",
    body: '{"computeMode":"VOL_OISEAU","radiusUnit":"km"}',
    wireIdentity: ["vehicle", "id"],
    identity: ["vehicle", "id"],
  },
  nonCommunicatingDevices: {
    path: "noncommunicant/list",
    wireIdentity: ["detailedBoxDTO", "id"],
    identity: ["id"],
  },
  auxiliaryEquipmentUsage: {
    path: "dioUtilisation/duree",
    query: "startDate=01/01/2026&endDate=05/01/2026",
    wireIdentity: ["vehicle", "id"],
    identity: ["vehicle", "id"],
  },
  equipment: { path: "materiel/list", wireIdentity: ["materiel", "id"], identity: ["id"] },
  latestEvents: { path: "evenement/lastEvent", query: "codeEvenements=1&codeEvenements=2", identity: ["assetId"] },
};

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}

/** What tells the records of the library apart, sorted: one that is lost or doubled shows. */
export function identities(resource: ResourceName, records: readonly unknown[]): string[] {
  return records.map((record) => String(at(record, WIRE[resource].identity) ?? null)).sort();
}

/** The same of an answer. */
export function wireIdentities(resource: ResourceName, answer: unknown): string[] {
  const { records, wireIdentity } = WIRE[resource];
  const inner = records === undefined ? answer : at(answer, [records]);
  return Object.entries(inner as object)
    .map(([key, record]) => String(wireIdentity ? (at(record, wireIdentity) ?? null) : key))
    .sort();
}

/** What tells the records of the wire tree apart, sorted: those of an answer, or what the library gives for them. */
export function treeIdentities(resource: ResourceName, records: readonly unknown[]): string[] {
  const path = WIRE[resource].wireIdentity ?? ["id"];
  return records.map((record) => String(at(record, path) ?? null)).sort();
}

/** The records of an answer. */
export function wireRecords(resource: ResourceName, answer: unknown): unknown[] {
  const { records } = WIRE[resource];
  return Object.values(records === undefined ? (answer as object) : (at(answer, [records]) as object));
}
