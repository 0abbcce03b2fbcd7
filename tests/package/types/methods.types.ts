// What each method of the client gives.
import type {
  AuxiliaryEquipmentUsage,
  AuxiliaryEquipmentUsageRecordDto,
  Entity,
  EntityRecordDto,
  Equipment,
  EquipmentRecordDto,
  EventDto,
  LatestEvent,
  NearestVehicle,
  NearestVehicleRecordDto,
  NonCommunicatingDevice,
  NonCommunicatingDeviceRecordDto,
  OceanClient,
  RecordOf,
  ResourceName,
  Resources,
  Vehicle,
  VehicleRecordDto,
} from "ocean-fleet";
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

// There are these resources, each with a method of its name.
interface Models {
  entities: Entity;
  vehicles: Vehicle;
  nearestVehicles: NearestVehicle;
  nonCommunicatingDevices: NonCommunicatingDevice;
  auxiliaryEquipmentUsage: AuxiliaryEquipmentUsage;
  equipment: Equipment;
  latestEvents: LatestEvent;
}
interface Dtos {
  entities: EntityRecordDto;
  vehicles: VehicleRecordDto;
  nearestVehicles: NearestVehicleRecordDto;
  nonCommunicatingDevices: NonCommunicatingDeviceRecordDto;
  auxiliaryEquipmentUsage: AuxiliaryEquipmentUsageRecordDto;
  equipment: EquipmentRecordDto;
  latestEvents: EventDto;
}
export type Tables = [
  Expect<Same<ResourceName, keyof Models>>,
  Expect<Same<ResourceName & keyof OceanClient, ResourceName>>,
  Expect<Same<{ [R in ResourceName]: Resources[R]["model"] }, Models>>,
  Expect<Same<{ [R in ResourceName]: Resources[R]["dto"] }, Dtos>>,
  Expect<Same<{ [R in ResourceName]: RecordOf<R> }, Models>>,
  Expect<Same<HasAny<Models | Dtos | Resources<number>>, false>>,
];

// The client is these methods, and what they need.
export type Face = Expect<Same<keyof OceanClient, ResourceName | "signIn" | "signOut" | "session" | "stream" | "free">>;

// @ts-expect-error: there is no such method.
ocean.drivers();
