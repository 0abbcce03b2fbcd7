// What is measured: every resource, with what the project wants of it.

/**
 * @typedef {object} Resource
 * @property {import("../pkg/index.js").ResourceName} name
 * @property {string} title
 * @property {string} fixture the vendor's sample, in tests/fixtures/
 * @property {string} endpoint below the base URL
 * @property {readonly string[]} select five properties of the model, or as many as there are
 * @property {{ node: number, chromium: number }} [goal] how many times as fast as `JSON.parse` full models should be
 * @property {{ node: number, chromium: number }} [selectGoal] the same, with five properties selected
 */

/** @type {readonly Resource[]} */
export const RESOURCES = [
  {
    name: "nonCommunicatingDevices",
    title: "non-communicating devices",
    fixture: "non-communicating-devices",
    endpoint: "noncommunicant/list",
    select: ["id", "daysSilent", "installedAt", "lastCommunicationAt", "odometer"],
    goal: { node: 6, chromium: 3.7 },
    selectGoal: { node: 6.5, chromium: 4.5 },
  },
  {
    name: "vehicles",
    title: "vehicles",
    fixture: "vehicles",
    endpoint: "vehicule_engin/vehicles",
    select: ["id", "registration", "vin", "make", "model"],
    goal: { node: 3.5, chromium: 2.2 },
  },
  {
    name: "latestEvents",
    title: "latest events",
    fixture: "latest-events",
    endpoint: "evenement/lastEvent",
    select: ["assetId", "label", "type", "state", "at"],
    goal: { node: 5.5, chromium: 3.3 },
  },
  {
    name: "nearestVehicles",
    title: "nearest vehicles",
    fixture: "nearest-vehicles",
    endpoint: "vehicule_engin/nearestVehicles",
    select: ["distance", "duration", "eta", "mobileState", "lastFixAt"],
    goal: { node: 5.5, chromium: 3.3 },
  },
  {
    name: "auxiliaryEquipmentUsage",
    title: "auxiliary equipment usage",
    fixture: "auxiliary-equipment-usage",
    endpoint: "dioUtilisation/duree",
    select: ["totalSeconds", "equipmentSeconds", "vehicle"],
    goal: { node: 2.7, chromium: 1.7 },
  },
  {
    name: "equipment",
    title: "equipment",
    fixture: "equipment",
    endpoint: "materiel/list",
    select: ["id", "name", "make", "model", "reference"],
  },
  {
    name: "entities",
    title: "entities",
    fixture: "entities",
    endpoint: "mobility/v1/entities",
    select: ["id", "name"],
  },
];

/** @param {string} name */
export function resourceNamed(name) {
  const resource = RESOURCES.find((resource) => resource.name === name);
  if (!resource) throw new Error(`There is no resource ${name}`);
  return resource;
}
