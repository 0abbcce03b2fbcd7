import type { ResourceName } from "ocean-fleet/worker";

/** What is compared: an answer of a resource. */
export interface Subject {
  readonly resource: SubjectName;
  /** Of the simulated fleet. */
  readonly vehicles: number;
}

/** The code that one would write by hand for each resource: see `server/by-hand.ts`. */
export const byHand = {
  vehicles: () => import("virtual:by-hand/vehicles"),
  vehiclePositions: () => import("virtual:by-hand/vehiclePositions"),
  latestEvents: () => import("virtual:by-hand/latestEvents"),
  nonCommunicatingDevices: () => import("virtual:by-hand/nonCommunicatingDevices"),
  auxiliaryEquipmentUsage: () => import("virtual:by-hand/auxiliaryEquipmentUsage"),
  equipment: () => import("virtual:by-hand/equipment"),
  entities: () => import("virtual:by-hand/entities"),
} satisfies Partial<Record<ResourceName, unknown>>;

export type SubjectName = keyof typeof byHand;
export const SUBJECT_NAMES = Object.keys(byHand) as SubjectName[];
export const SIZES = [10, 200, 2_000, 10_000] as const;
