// Every endpoint that the simulator serves, except the sign-in, by the name of its resource.

export { auxiliaryEquipmentUsage } from "./auxiliaryEquipmentUsage.ts";
export { entities } from "./entities.ts";
export { equipment } from "./equipment.ts";
export { latestEvents } from "./latestEvents.ts";
export { nearestVehicles } from "./nearestVehicles.ts";
export { nonCommunicatingDevices } from "./nonCommunicatingDevices.ts";
export { rentalContracts } from "./rentalContracts.ts";
export { vehiclePositions } from "./vehiclePositions.ts";
export { vehicles } from "./vehicles.ts";
