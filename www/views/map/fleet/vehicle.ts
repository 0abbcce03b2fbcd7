import type { VehiclePosition } from "ocean-fleet/worker";
import { type Freshness, freshness, type Thresholds } from "./freshness.ts";
import { positionInstant } from "./instant.ts";
import { type VehicleState, vehicleState } from "./state.ts";

/** What the map knows about a vehicle: its record, and what follows from it. */
export interface MappedVehicle {
  readonly record: VehiclePosition;
  readonly state: VehicleState;
  /** When its last position was taken, in epoch milliseconds; `null` if that is unknown. */
  readonly instant: number | null;
  readonly freshness: Freshness;
}

export function mappedVehicle(record: VehiclePosition, now: number, thresholds: Thresholds): MappedVehicle {
  const { position } = record;
  const instant = positionInstant(position?.date, position?.time);
  return { record, state: vehicleState(position?.state), instant, freshness: freshness(instant, now, thresholds) };
}

/** What the layers read of a vehicle. */
export interface VehicleProperties {
  readonly id: string;
  readonly label: string;
  readonly state: VehicleState;
  readonly freshness: Freshness;
  /** Degrees; 0 for signs that have no direction. */
  readonly heading: number;
}

export function vehicleProperties({ record, state, freshness }: MappedVehicle): VehicleProperties {
  return {
    id: record.id ?? "",
    label: record.registration ?? record.name ?? "",
    state,
    freshness,
    heading: state === "moving" ? (record.position?.heading ?? 0) : 0,
  };
}
