import type { NonCommunicatingDevice } from "ocean-fleet";
import { dateTime, folded } from "./format.ts";

/** What the list shows of one device, and the text to search in. */
export interface Row {
  registration: string | null;
  vehicle: string | null;
  daysSilent: number | null;
  lastCommunication: string | null;
  town: string | null;
  driver: string | null;
  qualification: string | null;
  searched: string;
}

export function toRow({ vehicle, driver, position, qualification, ...device }: NonCommunicatingDevice): Row {
  const registration = vehicle?.registration ?? null;
  const shown = {
    registration,
    vehicle: joined(vehicle?.make, vehicle?.model),
    town: position?.town ?? null,
    driver: joined(driver?.firstName, driver?.lastName),
    qualification: qualification?.label ?? null,
  };
  // A registration is found with or without its dashes.
  const plain = registration?.replace(/[^\p{L}\p{N}]/gu, "");
  const further = [plain, vehicle?.vin, vehicle?.fleetNumber, device.device?.serialNumber, qualification?.comment];
  return {
    ...shown,
    daysSilent: device.daysSilent,
    lastCommunication: device.lastCommunicationAt && dateTime(device.lastCommunicationAt),
    searched: folded([...Object.values(shown), ...further].filter(Boolean).join("\n")),
  };
}

function joined(...parts: (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(" ") || null;
}
