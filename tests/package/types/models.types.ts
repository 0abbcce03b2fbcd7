// What a model is made of: nulls, groups, lists, maps and open enumerations.
import type { AuxiliaryEquipmentUsage, Equipment, LatestEvent, Vehicle, VehicleCategory } from "ocean-fleet";
import type { Expect, Same } from "./checks.types.js";

/** Anything may be null, and nothing is undefined. */
export function nullable(vehicle: Vehicle): void {
  // @ts-expect-error: the device may be null.
  vehicle.device.id;
  const id: number | null | undefined = vehicle.device?.id;
  // @ts-expect-error: the id may be null.
  const certain: number = vehicle.id;
  return void [id, certain];
}
export type Kinds = [
  Expect<Same<Vehicle["registration"], string | null>>,
  Expect<Same<Vehicle["isDeleted"], boolean | null>>,
  Expect<Same<Vehicle["co2Emission"], number | null>>,
  // Where the vendor's pages contradict each other.
  Expect<Same<NonNullable<LatestEvent["position"]>["countryCode"], number | string | null>>,
  // A key that is left out would be undefined.
  Expect<Same<Vehicle, Required<Vehicle>>>,
];

// A list or a map is never null, and its elements are not either; a map has no more than it has.
export type Lists = [
  Expect<Same<null extends Vehicle["maintenanceVisits"] ? true : false, false>>,
  Expect<Same<null extends Vehicle["maintenanceVisits"][number] ? true : false, false>>,
  Expect<Same<null extends Equipment["capabilities"][number] ? true : false, false>>,
  Expect<Same<AuxiliaryEquipmentUsage["equipmentSeconds"], { [key: string]: number | null }>>,
  Expect<Same<LatestEvent["extendedData"], { [key: string]: unknown }>>,
];

// Enumerations are open, and their known values are known.
export const known: VehicleCategory = "UNDEFINED";
export const unknown: VehicleCategory = "HOVERCRAFT";
declare const text: string;
export const fromText: VehicleCategory = text;
export const asText: string = fromText;
export type Enumerations = [
  Expect<Same<Vehicle["category"], VehicleCategory | null>>,
  // Were it plain text, an editor would have nothing to propose.
  Expect<Same<Same<VehicleCategory, string>, false>>,
];
// @ts-expect-error: it is text.
export const wrong: VehicleCategory = 5;
