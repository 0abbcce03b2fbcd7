import type { OceanClient, ParamsOf, ResourceName } from "ocean-fleet/worker";

/** A request of each resource that answers something in any fleet. */
export const examples: { readonly [R in ResourceName]: (ocean: OceanClient) => Promise<ParamsOf<R>> } = {
  vehicles: async () => ({}),
  vehiclePositions: async () => ({}),
  latestEvents: async () => ({ eventCodes: [1, 2, 7, 31, 32, 40] }),
  nonCommunicatingDevices: async () => ({}),
  equipment: async () => ({}),
  equipmentPositions: async () => lastDay(),
  auxiliaryEquipmentUsage: async () => ({ startDate: today(), endDate: today() }),
  nearestVehicles: async () => ({ latitude: 48.8566, longitude: 2.3522, radius: 100, radiusUnit: "KM" }),
  positionHistory: async (ocean) => ({ registrations: [(await anyVehicle(ocean)).registration], ...lastDay() }),
  dailyReport: async (ocean) => ({ vehicleId: (await anyVehicle(ocean)).id, date: today() }),
  tripPath: async (ocean) => ({ tripId: await anyTrip(ocean) }),
  pointsOfInterest: async () => ({}),
  driverAssignments: async () => ({}),
  rentalContracts: async () => ({}),
  entities: async () => ({}),
};

export const RESOURCES = Object.keys(examples) as ResourceName[];

const DAY_MS = 86_400_000;

function today(): string {
  return daysAgo(0);
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}

function lastDay(): { start: Date; end: Date } {
  // The clock is read once: longer than a day is refused.
  const end = new Date();
  return { start: new Date(end.getTime() - DAY_MS), end };
}

async function anyVehicle(ocean: OceanClient): Promise<{ id: number; registration: string }> {
  for (const { id, registration } of await ocean.vehicles({}, { select: ["id", "registration"] })) {
    if (id !== null && registration !== null) return { id, registration };
  }
  return { id: 0, registration: "-" };
}

/** The last trip of a vehicle: of today, or of the days before, since vehicles rest at weekends. */
async function anyTrip(ocean: OceanClient): Promise<number | string> {
  const { id } = await anyVehicle(ocean);
  for (let days = 0; days < 7; days++) {
    const rows = await ocean.dailyReport({ vehicleId: id, date: daysAgo(days) }, { select: ["id", "type"] });
    const trip = rows.findLast(({ type }) => type === "T");
    if (trip?.id) return trip.id;
  }
  return 0;
}
