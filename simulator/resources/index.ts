// Every endpoint that the simulator serves, except the sign-in, by the name of its resource.

export { auxiliaryEquipmentUsage } from "./auxiliaryEquipmentUsage.ts";
export { dailyReport } from "./dailyReport.ts";
export { driverAssignments } from "./driverAssignments.ts";
export { entities } from "./entities.ts";
export { equipment } from "./equipment.ts";
export { equipmentPositions } from "./equipmentPositions.ts";
export { latestEvents } from "./latestEvents.ts";
export { nearestVehicles } from "./nearestVehicles.ts";
export { nonCommunicatingDevices } from "./nonCommunicatingDevices.ts";
export { pointsOfInterest } from "./pointsOfInterest.ts";
export { positionHistory } from "./positionHistory.ts";
export { rentalContracts } from "./rentalContracts.ts";
export { tripPath } from "./tripPath.ts";
export { vehiclePositions } from "./vehiclePositions.ts";
export { vehicles } from "./vehicles.ts";
