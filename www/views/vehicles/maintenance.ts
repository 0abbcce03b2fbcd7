import type { MaintenanceVisit, Vehicle } from "ocean-fleet/worker";

/** How pressing a visit is. */
export type Urgency = "overdue" | "soon" | "planned";

/** The visit to the workshop that is most pressing. */
export interface NextVisit {
  readonly visit: MaintenanceVisit;
  readonly urgency: Urgency;
}

export const MAINTENANCE_PROPERTIES = ["maintenanceVisits", "odometer", "adjustedOdometer"] as const;

export type MaintainedVehicle = Pick<Vehicle, (typeof MAINTENANCE_PROPERTIES)[number]>;

const DAY = 86_400_000;
/** A visit is due soon so long before its day, or so far before its odometer reading. */
const SOON_MS = 30 * DAY;
const SOON_ODOMETER = 1000;

/** The most pressing first. */
export const URGENCIES: readonly Urgency[] = ["overdue", "soon", "planned"];

export function nextVisit(vehicle: MaintainedVehicle, now: number): NextVisit | null {
  const odometer = currentOdometer(vehicle);
  let next: NextVisit | null = null;
  for (const visit of vehicle.maintenanceVisits) {
    const candidate = { visit, urgency: urgencyOf(visit, odometer, now) };
    if (next === null || compare(candidate, next) < 0) next = candidate;
  }
  return next;
}

/** The latest reading there is. */
export function currentOdometer({ odometer, adjustedOdometer }: Pick<Vehicle, "odometer" | "adjustedOdometer">) {
  return adjustedOdometer?.value ?? odometer?.value ?? null;
}

/** A visit is planned for a day, for an odometer reading, or for whichever comes first. */
function urgencyOf({ plannedAt, plannedOdometer }: MaintenanceVisit, odometer: number | null, now: number): Urgency {
  const msLeft = plannedAt === null ? Number.POSITIVE_INFINITY : Date.parse(plannedAt) - now;
  const isMetered = plannedOdometer !== null && odometer !== null;
  const odometerLeft = isMetered ? plannedOdometer - odometer : Number.POSITIVE_INFINITY;
  if (msLeft < 0 || odometerLeft < 0) return "overdue";
  return msLeft < SOON_MS || odometerLeft < SOON_ODOMETER ? "soon" : "planned";
}

function compare(a: NextVisit, b: NextVisit): number {
  const byUrgency = URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency);
  return byUrgency || plannedTime(a.visit) - plannedTime(b.visit);
}

function plannedTime({ plannedAt }: MaintenanceVisit): number {
  return plannedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(plannedAt);
}
