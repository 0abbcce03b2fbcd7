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
  const result: Step[] = [];
  let open: TrackPoint | null = null;
  let halt: { leg: Leg; last: TrackPoint } | null = null;
  const add = (leg: Leg, first: TrackPoint | null, last: TrackPoint, metres: number) => {
    if (first !== null && last.instant > first.instant) result.push({ leg, first, last, metres });
  };
  for (const leg of track.legs(day)) {
    const points = [...track.pointsOf(leg, until)];
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined) {
      // A halt without a position of its own lasts from the end of a trip to the beginning of the next.
      if (leg.kind === "halt" && open !== null) halt = { leg, last: open };
      continue;
    }
    if (leg.kind === "trip") {
      if (halt !== null) add(halt.leg, open, first, 0);
      halt = null;
      add(
        leg,
        first,
        last,
        points.reduce((sum, { metres }) => sum + metres, 0),
      );
      open = last;
    } else {
      open ??= first;
      halt = { leg, last };
    }
  }
  if (halt !== null) add(halt.leg, open, halt.last, 0);
  return result;
}
