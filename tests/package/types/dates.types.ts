// Date-times are text or numbers, as one wishes; days and times of day are text.
import {
  type AuxiliaryEquipmentUsage,
  type BatchStream,
  decode,
  decodeStream,
  type Entity,
  type Equipment,
  type LatestEvent,
  type NearestVehicle,
  type NonCommunicatingDevice,
  type OceanClient,
  type Vehicle,
} from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const body: Uint8Array;
declare const stream: ReadableStream<Uint8Array>;
const place = { latitude: 45.76, longitude: 4.84, radius: 5 };
const period = { startDate: "2026-01-01", endDate: "2026-01-31" };
const codes = { eventCodes: [1] };
const epoch = { dates: "epoch" } as const;

/** A property below another that may be null. */
type Below<T, Group extends keyof T, Key extends keyof NonNullable<T[Group]>> = NonNullable<T[Group]>[Key];

// Every method gives numbers for date-times; a model that has none is the same either way.
export const entities = ocean.entities({}, epoch);
export const vehicles = ocean.vehicles({}, epoch);
export const near = ocean.nearestVehicles(place, epoch);
export const devices = ocean.nonCommunicatingDevices({}, epoch);
export const usage = ocean.auxiliaryEquipmentUsage(period, epoch);
export const equipment = ocean.equipment({}, epoch);
export const events = ocean.latestEvents(codes, epoch);
export type Methods = [
  Expect<Same<typeof entities, Promise<Entity[]>>>,
  Expect<Same<typeof vehicles, Promise<Vehicle<number>[]>>>,
  Expect<Same<typeof near, Promise<NearestVehicle<number>[]>>>,
  Expect<Same<typeof devices, Promise<NonCommunicatingDevice<number>[]>>>,
  Expect<Same<typeof usage, Promise<AuxiliaryEquipmentUsage[]>>>,
  Expect<Same<typeof equipment, Promise<Equipment[]>>>,
  Expect<Same<typeof events, Promise<LatestEvent<number>[]>>>,
  Expect<Same<HasAny<Vehicle<number> | NearestVehicle<number> | LatestEvent<number>>, false>>,
];

// In records, in groups and in lists.
export type Numbers = [
  Expect<Same<Vehicle<number>["firstRegisteredAt"], number | null>>,
  Expect<Same<Below<Vehicle<number>, "odometer", "at">, number | null>>,
  Expect<Same<Vehicle<number>["maintenanceVisits"][number]["plannedAt"], number | null>>,
  Expect<Same<NearestVehicle<number>["eta"], number | null>>,
  Expect<Same<NonCommunicatingDevice<number>["lastCommunicationAt"], number | null>>,
  Expect<Same<Below<NonCommunicatingDevice<number>, "qualification", "until">, number | null>>,
  Expect<Same<LatestEvent<number>["startedAt"], number | null>>,
];
export type Texts = [
  Expect<Same<Vehicle, Vehicle<string>>>,
  Expect<Same<Vehicle["firstRegisteredAt"], string | null>>,
  Expect<Same<Below<Vehicle, "odometer", "at">, string | null>>,
  Expect<Same<Vehicle["maintenanceVisits"][number]["plannedAt"], string | null>>,
  Expect<Same<LatestEvent["at"], string | null>>,
];

// Days and times of day stay text, and so does all else.
type Day = Awaited<typeof usage>[number]["days"][number];
export type Untouched = [
  Expect<Same<Day["day"], string | null>>,
  Expect<Same<Day["halfHours"][number]["start"], string | null>>,
  Expect<Same<Vehicle<number>["vin"], string | null>>,
];

// So it is for streams and decoding, and with a selection.
type Selection = Pick<LatestEvent<number>, "assetId" | "at">;
export const streamed = ocean.stream("latestEvents", codes, { dates: "epoch" });
export const decoded = decode("latestEvents", body, { dates: "epoch" });
export const decodedStream = decodeStream("latestEvents", stream, { dates: "epoch" });
export const selected = ocean.latestEvents(codes, { dates: "epoch", select: ["assetId", "at"] });
export const iso = decode("latestEvents", body, { dates: "iso" });
export const left = decode("latestEvents", body, { dates: undefined });
declare const dates: "iso" | "epoch";
export const either = decode("latestEvents", body, { dates });
export type Others = [
  Expect<Same<typeof streamed, BatchStream<LatestEvent<number>>>>,
  Expect<Same<typeof decoded, LatestEvent<number>[]>>,
  Expect<Same<typeof decodedStream, BatchStream<LatestEvent<number>>>>,
  Expect<Same<typeof selected, Promise<Selection[]>>>,
  Expect<Same<typeof iso, LatestEvent[]>>,
  Expect<Same<typeof left, LatestEvent[]>>,
  Expect<Same<typeof either, (LatestEvent | LatestEvent<number>)[]>>,
];
// @ts-expect-error: there is no such form.
decode("latestEvents", body, { dates: "unix" });
