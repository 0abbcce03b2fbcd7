import { clusterImage } from "./cluster-sign.ts";
import { directionImage } from "./direction.ts";
import { SIGN_RATIO } from "./drawing.ts";
import { FRESHNESS, type Freshness } from "./freshness.ts";
import { signImage } from "./signs.ts";
import { VEHICLE_STATES, type VehicleState } from "./state.ts";

const VEHICLE = new RegExp(`^vehicle-(${VEHICLE_STATES.join("|")})-(${FRESHNESS.join("|")})$`);

/** The image that a layer asks for, drawn when it is first needed; null if it is not one of ours. */
export function resolveImage(name: string): { data: ImageData; ratio: number } | null {
  const [, state, freshness] = VEHICLE.exec(name) ?? [];
  const data =
    state !== undefined
      ? signImage(state as VehicleState, freshness as Freshness)
      : (clusterImage(name) ?? directionImage(name));
  return data && { data, ratio: SIGN_RATIO };
}
