// The wire tree under its own names, or the model.
import {
  type AuxiliaryEquipmentUsageRecordDto,
  type BatchStream,
  decode,
  decodeStream,
  type EntityRecordDto,
  type EquipmentRecordDto,
  type EventDto,
  type NearestVehicleRecordDto,
  type NonCommunicatingDeviceRecordDto,
  type OceanClient,
  type Vehicle,
  type VehicleRecordDto,
} from "ocean-fleet";
import type { Expect, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const body: Uint8Array;
declare const stream: ReadableStream<Uint8Array>;
const place = { latitude: 45.76, longitude: 4.84, radius: 5 };
const period = { startDate: "2026-01-01", endDate: "2026-01-31" };
const dto = { shape: "dto" } as const;

// Every method gives it.
export const entities = ocean.entities({}, dto);
export const vehicles = ocean.vehicles({}, dto);
export const near = ocean.nearestVehicles(place, dto);
export const devices = ocean.nonCommunicatingDevices({}, dto);
export const usage = ocean.auxiliaryEquipmentUsage(period, dto);
export const equipment = ocean.equipment({}, dto);
export const events = ocean.latestEvents({ eventCodes: [1] }, dto);
export type Methods = [
  Expect<Same<typeof entities, Promise<EntityRecordDto[]>>>,
  Expect<Same<typeof vehicles, Promise<VehicleRecordDto[]>>>,
  Expect<Same<typeof near, Promise<NearestVehicleRecordDto[]>>>,
  Expect<Same<typeof devices, Promise<NonCommunicatingDeviceRecordDto[]>>>,
  Expect<Same<typeof usage, Promise<AuxiliaryEquipmentUsageRecordDto[]>>>,
  Expect<Same<typeof equipment, Promise<EquipmentRecordDto[]>>>,
  Expect<Same<typeof events, Promise<EventDto[]>>>,
];

// So do streams and decoding.
export const streamed = ocean.stream("vehicles", {}, { shape: "dto" });
export const decoded = decode("vehicles", body, { shape: "dto" });
export const decodedStream = decodeStream("vehicles", stream, { shape: "dto" });
export type Others = [
  Expect<Same<typeof streamed, BatchStream<VehicleRecordDto>>>,
  Expect<Same<typeof decoded, VehicleRecordDto[]>>,
  Expect<Same<typeof decodedStream, BatchStream<VehicleRecordDto>>>,
];

// The model is what there is otherwise.
declare const shape: "model" | "dto";
export const model = decode("vehicles", body, { shape: "model" });
export const left = decode("vehicles", body, { shape: undefined });
export const either = decode("vehicles", body, { shape });
export type Shapes = [
  Expect<Same<typeof model, Vehicle[]>>,
  Expect<Same<typeof left, Vehicle[]>>,
  Expect<Same<typeof either, (Vehicle | VehicleRecordDto)[]>>,
];
// @ts-expect-error: there is no such shape.
decode("vehicles", body, { shape: "xml" });

// Selections and the form of dates are for models.
// @ts-expect-error: the wire tree has no selection.
ocean.vehicles({}, { shape: "dto", select: ["id"] });
// @ts-expect-error: the wire tree has its own dates.
ocean.vehicles({}, { shape: "dto", dates: "epoch" });
// @ts-expect-error: the wire tree has no selection.
ocean.stream("vehicles", {}, { shape: "dto", select: ["id"] });
// @ts-expect-error: the wire tree has no selection.
decode("vehicles", body, { shape: "dto", select: ["id"] });
// @ts-expect-error: the wire tree has its own dates.
decode("vehicles", body, { shape: "dto", dates: "iso" });
// @ts-expect-error: the wire tree has its own dates.
decodeStream("vehicles", stream, { shape: "dto", dates: "epoch" });

/** Anything of the wire tree may be missing or null, and it goes as deep as the wire does. */
export function plate({ vehicle }: VehicleRecordDto): string | number | undefined {
  // @ts-expect-error: the vehicle may be null.
  vehicle.immatriculation;
  // @ts-expect-error: the wire has no such name.
  vehicle?.registration;
  const registration: string | null | undefined = vehicle?.immatriculation;
  const order: number | null | undefined = vehicle?.libelleTypeAsset?.ordre;
  return registration ?? order ?? undefined;
}
