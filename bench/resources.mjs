// The resources to measure, with the project's goals for them. Everything else comes from the OpenAPI document and the
// vendor's samples.

/**
 * @typedef {object} Resource
 * @property {import("../pkg/index.js").ResourceName} name
 * @property {string} title
 * @property {readonly string[]} select five properties of the model, or all if there are fewer
 * @property {{ node: number, chromium: number }} [goal] how many times as fast as `JSON.parse` full models should be
 * @property {{ node: number, chromium: number }} [selectGoal] the same, with five properties selected
 * @property {object} [params] what a request has to say
 */

/** @type {readonly Resource[]} */
export const RESOURCES = [
  {
    name: "nonCommunicatingDevices",
    title: "non-communicating devices",
    select: ["id", "daysSilent", "installedAt", "lastCommunicationAt", "odometer"],
    goal: { node: 5.6, chromium: 4.4 },
    selectGoal: { node: 6.5, chromium: 4.5 },
  },
  {
    name: "vehicles",
    title: "vehicles",
    select: ["id", "registration", "vin", "make", "model"],
    goal: { node: 2.6, chromium: 1.9 },
  },
  {
    name: "latestEvents",
    title: "latest events",
    select: ["assetId", "label", "type", "state", "at"],
    goal: { node: 3.7, chromium: 3.1 },
    params: { eventCodes: [1] },
  },
  {
    name: "nearestVehicles",
    title: "nearest vehicles",
    select: ["distance", "duration", "eta", "mobileState", "lastFixAt"],
    goal: { node: 5, chromium: 4 },
    params: { latitude: 46.6, longitude: 1.8, radius: 500 },
  },
  {
    name: "auxiliaryEquipmentUsage",
    title: "auxiliary equipment usage",
    select: ["totalSeconds", "equipmentSeconds", "vehicle"],
    goal: { node: 2.6, chromium: 2.4 },
    params: { startDate: "2024-11-01", endDate: "2024-11-30" },
  },
  {
    name: "entities",
    title: "entities",
    select: ["id", "name"],
  },
  {
    name: "equipment",
    title: "equipment",
    select: ["id", "name", "make", "model", "reference"],
  },
  {
    name: "vehiclePositions",
    title: "vehicle positions",
    select: ["id", "registration", "name", "immobilizationState", "position"],
  },
  {
    name: "positionHistory",
    title: "position history",
    select: ["vehicle", "positions"],
  },
  {
    name: "dailyReport",
    title: "daily report",
    select: ["id", "type", "distanceMetres", "durationMs", "start"],
  },
  {
    name: "tripPath",
    title: "a trip's path",
    select: ["id", "latitude", "longitude"],
  },
  {
    name: "equipmentPositions",
    title: "equipment positions",
    select: ["equipment", "device", "entity", "positions"],
  },
  {
    name: "pointsOfInterest",
    title: "points of interest",
    select: ["id", "name", "latitude", "longitude", "radiusMetres"],
  },
  {
    name: "driverAssignments",
    title: "driver assignments",
    select: ["id", "startedAt", "endedAt", "vehicleId", "driverId"],
  },
  {
    name: "rentalContracts",
    title: "rental contracts",
    select: ["id", "vehicleId", "lessor", "type", "agreedDistanceKm"],
  },
];

/** @param {string} name */
export function resourceNamed(name) {
  const resource = RESOURCES.find((resource) => resource.name === name);
  if (!resource) throw new Error(`There is no resource "${name}"`);
  return resource;
}
