import type { Leg } from "./day.ts";
import type { Track, TrackPoint } from "./track.ts";

/** A trip or a halt, as far as it has been seen: from its first position to its last. */
export interface Step {
  readonly leg: Leg;
  readonly first: TrackPoint;
  readonly last: TrackPoint;
  /** The sum of the distances between its positions. */
  readonly metres: number;
}

/**
 * The trips and halts of the day that begins at a midnight, as far as they have been seen by an instant. Each begins
 * with the position that the one before ends with. Those with one position only are left out: they have no duration.
 */
export function steps(track: Track, day: number, until: number): Step[] {
  const begun = track.legs(day).filter(({ start }) => start <= until);
  const points = begun.map((leg) => [...track.pointsOf(leg, until)]);
  return begun.flatMap((leg, i) => {
    // A halt begins where a trip has ended, and ends where the next begins.
    const isHalt = leg.kind === "halt";
    const own = points[i] ?? [];
    const first = (isHalt && points[i - 1]?.at(-1)) || own[0];
    const last = (isHalt && points[i + 1]?.[0]) || own.at(-1);
    if (first === undefined || last === undefined || first === last) return [];
    return [{ leg, first, last, metres: own.reduce((sum, { metres }) => sum + metres, 0) }];
  });
}
