import { Random } from "../random.ts";
import { MOBILE_STATES, type MobileState } from "../wire/enumerations.ts";
import type { Asset } from "./asset.ts";

/** Whether the driver may switch tracking off. */
export function isPrivate(asset: Asset): boolean {
  return asset.model.category === "VL" && asset.index % 2 === 0;
}

const UNUSUAL_STATES = MOBILE_STATES.filter((state) => state !== "STOPPED" && state !== "PRIVACY");

/** What an asset does. Most that have fallen silent stood still; some did so on the road. */
export function mobileState(seed: number, asset: Asset): MobileState {
  if (asset.sighting !== null) return asset.sighting.state;
  const random = new Random(seed, "state", asset.index);
  if (isPrivate(asset) && random.chance(0.5)) return "PRIVACY";
  if (random.chance(0.6)) return "STOPPED";
  return random.pick(UNUSUAL_STATES);
}

/** Draws the heading of an address: degrees clockwise from north, or null. */
export function drawHeading(random: Random): number | null {
  return random.maybe(0.9, () => random.integer(0, 359));
}
