// A selection narrows the value and the type; a wrong key is an error.
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
import type { Expect, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const body: Uint8Array;
declare const stream: ReadableStream<Uint8Array>;
const place = { latitude: 45.76, longitude: 4.84, radius: 5 };
const period = { startDate: "2026-01-01", endDate: "2026-01-31" };
const codes = { eventCodes: [1] };

// Every method takes one.
export const entities = ocean.entities({}, { select: ["name"] });
export const vehicles = ocean.vehicles({}, { select: ["registration", "vin"] });
export const near = ocean.nearestVehicles(place, { select: ["distance", "vehicle"] });
export const devices = ocean.nonCommunicatingDevices({}, { select: ["id", "vehicle"] });
export const usage = ocean.auxiliaryEquipmentUsage(period, { select: ["days"] });
export const equipment = ocean.equipment({}, { select: ["id", "capabilities"] });
export const events = ocean.latestEvents(codes, { select: ["assetId", "at"] });
export type Methods = [
  Expect<Same<typeof entities, Promise<Pick<Entity, "name">[]>>>,
  Expect<Same<typeof vehicles, Promise<Pick<Vehicle, "registration" | "vin">[]>>>,
  Expect<Same<typeof near, Promise<Pick<NearestVehicle, "distance" | "vehicle">[]>>>,
  Expect<Same<typeof devices, Promise<Pick<NonCommunicatingDevice, "id" | "vehicle">[]>>>,
  Expect<Same<typeof usage, Promise<Pick<AuxiliaryEquipmentUsage, "days">[]>>>,
  Expect<Same<typeof equipment, Promise<Pick<Equipment, "id" | "capabilities">[]>>>,
  Expect<Same<typeof events, Promise<Pick<LatestEvent, "assetId" | "at">[]>>>,
];

// @ts-expect-error: there is no such property.
ocean.entities({}, { select: ["nom"] });
// @ts-expect-error: there is no such property.
ocean.vehicles({}, { select: ["registration", "plate"] });
// @ts-expect-error: there is no such property.
ocean.nearestVehicles(place, { select: ["town"] });
// @ts-expect-error: there is no such property.
ocean.nonCommunicatingDevices({}, { select: ["id", "vehicule"] });
// @ts-expect-error: there is no such property.
ocean.auxiliaryEquipmentUsage(period, { select: ["day"] });
// @ts-expect-error: there is no such property.
ocean.equipment({}, { select: ["vehicle"] });
// @ts-expect-error: there is no such property.
ocean.latestEvents(codes, { select: ["date"] });

// So do streams and decoding.
type Selection = Pick<Vehicle, "id" | "odometer">;
export const streamed = ocean.stream("vehicles", {}, { select: ["id", "odometer"] });
export const decoded = decode("vehicles", body, { select: ["id", "odometer"] });
export const decodedStream = decodeStream("vehicles", stream, { select: ["id", "odometer"] });
export type Others = [
  Expect<Same<typeof streamed, BatchStream<Selection>>>,
  Expect<Same<typeof decoded, Selection[]>>,
  Expect<Same<typeof decodedStream, BatchStream<Selection>>>,
];

// @ts-expect-error: there is no such property.
ocean.stream("vehicles", {}, { select: ["mileage"] });
// @ts-expect-error: there is no such property.
decode("vehicles", body, { select: ["mileage"] });
// @ts-expect-error: there is no such property.
decodeStream("vehicles", stream, { select: ["mileage"] });
// @ts-expect-error: groups are selected as a whole.
decode("vehicles", body, { select: ["odometer.value"] });
// @ts-expect-error: a list is wanted.
decode("vehicles", body, { select: "id" });
// @ts-expect-error: it was not selected.
decoded[0]?.vin;

// A selection that is kept in a variable narrows as far as its type is known.
const keys = ["id", "odometer"] as const;
export const kept = decode("vehicles", body, { select: keys });
export const whichever = decode("vehicles", body, { select: [] as (keyof Vehicle)[] });
export const none = decode("vehicles", body, { select: [] });
declare const maybe: readonly ["id", "odometer"] | undefined;
export const perhaps = decode("vehicles", body, { select: maybe });
export type Variables = [
  Expect<Same<typeof kept, Selection[]>>,
  Expect<Same<keyof (typeof whichever)[number], keyof Vehicle>>,
  Expect<Same<keyof (typeof none)[number], never>>,
  Expect<Same<typeof perhaps, (Vehicle | Selection)[]>>,
];
