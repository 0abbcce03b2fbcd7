// What each method of the client gives.
import type {
  AuxiliaryEquipmentUsage,
  Entity,
  Equipment,
  LatestEvent,
  NearestVehicle,
  NonCommunicatingDevice,
  OceanClient,
  RecordOf,
  ResourceName,
  Resources,
  Vehicle,
} from "ocean-fleet";
import type { RESOURCES } from "../../resources.js";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;

export const entities = ocean.entities();
export const vehicles = ocean.vehicles();
export const nearestVehicles = ocean.nearestVehicles({ latitude: 45.76, longitude: 4.84, radius: 5 });
export const nonCommunicatingDevices = ocean.nonCommunicatingDevices();
export const usage = ocean.auxiliaryEquipmentUsage({ startDate: "2026-01-01", endDate: "2026-01-31" });
export const equipment = ocean.equipment();
export const latestEvents = ocean.latestEvents({ eventCodes: [1, 2] });
export type Results = [
  Expect<Same<typeof entities, Promise<Entity[]>>>,
  Expect<Same<typeof vehicles, Promise<Vehicle[]>>>,
  Expect<Same<typeof nearestVehicles, Promise<NearestVehicle[]>>>,
  Expect<Same<typeof nonCommunicatingDevices, Promise<NonCommunicatingDevice[]>>>,
  Expect<Same<typeof usage, Promise<AuxiliaryEquipmentUsage[]>>>,
  Expect<Same<typeof equipment, Promise<Equipment[]>>>,
  Expect<Same<typeof latestEvents, Promise<LatestEvent[]>>>,
];

// There are the resources of the table, each with a method of its name and with the types that the table says.
type Table = typeof RESOURCES;
type Expected<Key extends keyof Table[ResourceName]["types"]> = { [R in ResourceName]: Table[R]["types"][Key] };
type Chosen<Model, Keys extends readonly unknown[]> = Pick<Model, Keys[number] & keyof Model>;
type Selected = { [R in ResourceName]: Chosen<Table[R]["types"]["model"], Table[R]["select"]> };
export type Tables = [
  Expect<Same<ResourceName, keyof Table>>,
  Expect<Same<ResourceName & keyof OceanClient, ResourceName>>,
  Expect<Same<{ [R in ResourceName]: Resources[R]["model"] }, Expected<"model">>>,
  Expect<Same<{ [R in ResourceName]: Resources<number>[R]["model"] }, Expected<"epochModel">>>,
  Expect<Same<{ [R in ResourceName]: Resources[R]["dto"] }, Expected<"dto">>>,
  Expect<Same<{ [R in ResourceName]: RecordOf<R> }, Expected<"model">>>,
  Expect<Same<{ [R in ResourceName]: RecordOf<R, { dates: "epoch" }> }, Expected<"epochModel">>>,
  Expect<Same<{ [R in ResourceName]: RecordOf<R, { shape: "dto" }> }, Expected<"dto">>>,
  Expect<Same<{ [R in ResourceName]: RecordOf<R, { select: Table[R]["select"] }> }, Selected>>,
  Expect<Same<HasAny<Expected<"model" | "epochModel" | "dto"> | Resources<number>>, false>>,
];

// The client is these methods, and what they need.
type Others = "signIn" | "signOut" | "session" | "stream" | "watch" | "free";
export type Face = Expect<Same<keyof OceanClient, ResourceName | Others>>;

// @ts-expect-error: there is no such method.
ocean.drivers();
