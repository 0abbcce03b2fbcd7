import { type Asset, lastHeardOf } from "./asset.ts";
import { HOUR } from "./calendar.ts";

/** After how long without any communication a device counts as silent: more than two heartbeats. */
export const SILENCE = 2 * HOUR;

/** Whether a device is silent, or is in no vehicle. */
export function isSilent(asset: Asset, now: number): boolean {
  const heardOf = lastHeardOf(asset);
  return heardOf === null || now - heardOf > SILENCE;
}
