/** What a vehicle does, as far as its last position tells. */
export const VEHICLE_STATES = ["moving", "engineOn", "stopped", "outOfOrder", "privacy", "unknown"] as const;

export type VehicleState = (typeof VEHICLE_STATES)[number];

/** The letters of the live positions and the words of the history; the vendor may send others. */
const STATES: Readonly<Record<string, VehicleState>> = {
  R: "moving",
  TRAVELING: "moving",
  D: "engineOn",
  START_ACTION: "engineOn",
  T: "engineOn",
  WAITING: "engineOn",
  ENGINE_UP: "engineOn",
  A: "stopped",
  STOPPED: "stopped",
  STOP_ACTION: "stopped",
  OUT_OF_ORDER: "outOfOrder",
  PRIVACY: "privacy",
};

export function vehicleState(state: string | null | undefined): VehicleState {
  return (state && STATES[state]) || "unknown";
}
