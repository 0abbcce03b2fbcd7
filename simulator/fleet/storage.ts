import { Random } from "../random.ts";
import { HOUR, SECOND } from "./calendar.ts";
import type { Leg } from "./day.ts";
import type { Period } from "./events.ts";
import type { Track, TrackPoint } from "./track.ts";

/** What a search for positions asks for. */
export interface Search {
  /** Whether the period is about when positions were stored instead of when they were taken. */
  readonly byStorage: boolean;
  /** Whether positions count that were taken while the driver had switched tracking off. */
  readonly withPrivacy: boolean;
}

/** The longest time from taking a position to storing it: a device out of coverage keeps its positions. */
const MAX_DELAY = HOUR;

/** The positions of a period, as far as they have been taken by now. */
export function* positionsBetween(
  track: Track,
  { start, end }: Period,
  now: number,
  { byStorage, withPrivacy }: Search,
): Iterable<TrackPoint> {
  const taken = { start: byStorage ? start - MAX_DELAY : start, end: Math.min(end, now) };
  for (const point of track.points(taken)) {
    if (!withPrivacy && point.state === "PRIVACY") continue;
    if (byStorage) {
      const stored = point.instant + storageDelay(track, point.leg);
      if (stored < start || stored > taken.end) continue;
    }
    yield point;
  }
}

/** How long the positions of a leg take to be stored: seconds, or much of an hour without coverage. */
function storageDelay({ seed, asset }: Track, leg: Leg): number {
  const random = new Random(seed, "storage", asset.index, leg.start);
  return random.chance(0.05) ? random.integer(10 * 60, MAX_DELAY / SECOND) * SECOND : random.integer(1, 20) * SECOND;
}
