import { DAY, startOfDay } from "./calendar.ts";
import type { Leg } from "./day.ts";
import type { TrackPoint } from "./track.ts";

/**
 * The identifiers of trips, halts and positions say which they are, so that they can be found again without being
 * stored: the index of the asset, the day, the rank of the leg in it and, for positions, the rank in the leg. With ten
 * million vehicles they still fit into the integers that a double can hold.
 */
const LEGS = 2 ** 5;
const POINTS = 2 ** 7;
const DAYS = 2 ** 16;

/** Which leg an identifier stands for. */
export interface LegReference {
  readonly index: number;
  /** The midnight (UTC) at which its day begins. */
  readonly day: number;
  readonly rank: number;
}

export function legId(index: number, { start, rank }: Leg): number {
  return (index * DAYS + startOfDay(start) / DAY) * LEGS + rank;
}

/** The leg that has this identifier, if there is one: the caller must check. */
export function readLegId(id: number): LegReference {
  const days = Math.floor(id / LEGS);
  return { index: Math.floor(days / DAYS), day: (days % DAYS) * DAY, rank: id % LEGS };
}

export function pointId(index: number, { leg, rank }: TrackPoint): number {
  return legId(index, leg) * POINTS + rank;
}
