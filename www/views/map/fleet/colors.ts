import type { VehicleState } from "./state.ts";

/** Told apart by colour-blind people, too, and by their shapes; dark enough for white, on light and dark maps alike. */
export const STATE_COLORS: Readonly<Record<VehicleState, string>> = {
  moving: "#0a7d5f",
  engineOn: "#b45f06",
  stopped: "#2f5fb3",
  outOfOrder: "#b3261e",
  privacy: "#7a3e9d",
  unknown: "#5b6672",
};

export const SILENT_COLOR = "#6b7480";
