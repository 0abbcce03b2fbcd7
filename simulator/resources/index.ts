// Every endpoint that the simulator serves, sign-in aside, under the name of its resource.

export { auxiliaryEquipmentUsage } from "./auxiliaryEquipmentUsage.ts";
export { entities } from "./entities.ts";
export { equipment } from "./equipment.ts";
export { latestEvents } from "./latestEvents.ts";
export { nearestVehicles } from "./nearestVehicles.ts";
export { nonCommunicatingDevices } from "./nonCommunicatingDevices.ts";
export { vehicles } from "./vehicles.ts";
