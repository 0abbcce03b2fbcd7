import type { NonCommunicatingDevice } from "ocean-fleet/worker";

/** How bad it is that a device is silent. */
export type Severity = "recent" | "long" | "lost" | "unknown";

const LONG_DAYS = 7;
const LOST_DAYS = 30;

export function severityOf(daysSilent: number | null): Severity {
  if (daysSilent === null) return "unknown";
  if (daysSilent >= LOST_DAYS) return "lost";
  return daysSilent >= LONG_DAYS ? "long" : "recent";
}

/** Whether somebody has said why the device is silent, and that still holds. */
export function isQualified({ qualification }: Pick<NonCommunicatingDevice, "qualification">, now: number): boolean {
  if (!qualification) return false;
  return qualification.until === null || Date.parse(qualification.until) >= now;
}

/**
 * What the most urgent devices come first by: those that have been silent for longest, and of the same day those that nobody
 * has looked at. Null if it is not known since when.
 */
export function urgencyOf(
  device: Pick<NonCommunicatingDevice, "daysSilent" | "qualification">,
  now: number,
): number | null {
  if (device.daysSilent === null) return null;
  return device.daysSilent + (isQualified(device, now) ? 0 : 0.5);
}
