import { auxiliaryEquipmentUsage } from "./auxiliaryEquipmentUsage.ts";
import { entities } from "./entities.ts";
import { equipment } from "./equipment.ts";
import { latestEvents } from "./latestEvents.ts";
import { nearestVehicles } from "./nearestVehicles.ts";
import { nonCommunicatingDevices } from "./nonCommunicatingDevices.ts";
import type { Resource } from "./resource.ts";
import { vehicles } from "./vehicles.ts";

/** Every endpoint the simulator serves, sign-in aside. */
export const resources: readonly Resource[] = [
  entities,
  vehicles,
  nearestVehicles,
  nonCommunicatingDevices,
  auxiliaryEquipmentUsage,
  equipment,
  latestEvents,
];
