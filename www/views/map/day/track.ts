import type { HistoryPosition, PositionHistory } from "ocean-fleet/worker";
import { positionInstant } from "../fleet/instant.ts";

/** Where a vehicle was at an instant. */
export interface TrackPoint {
  /** In epoch milliseconds. */
  readonly instant: number;
  /** Longitude and latitude. */
  readonly place: readonly [number, number];
  readonly speedKmh: number | null;
  readonly address: string | null;
}

/** The positions that have a time and a fix, in order. */
export function trackPoints(history: readonly PositionHistory[]): readonly TrackPoint[] {
  return history
    .flatMap(({ positions }) => positions)
    .map(trackPoint)
    .filter((point) => point !== null)
    .sort((one, other) => one.instant - other.instant);
}

function trackPoint({ date, latitude, longitude, speedKmh, address, town }: HistoryPosition): TrackPoint | null {
  const instant = positionInstant(date);
  if (instant === null || latitude === null || longitude === null) return null;
  if ((latitude === 0 && longitude === 0) || latitude === 85) return null;
  return { instant, place: [longitude, latitude], speedKmh, address: address ?? town };
}

/** Where the vehicle was at an instant between two positions; what else is known is of the earlier one. */
export function pointAt(points: readonly TrackPoint[], instant: number): TrackPoint | null {
  const index = lastUntil(points, instant);
  const [from, to] = [points[Math.max(0, index)], points[index + 1]];
  if (!from || !to || index < 0) return from ?? null;
  const share = (instant - from.instant) / Math.max(1, to.instant - from.instant);
  const between = (axis: 0 | 1) => from.place[axis] + share * (to.place[axis] - from.place[axis]);
  return { ...from, instant, place: [between(0), between(1)] };
}

/** The index of the last point until an instant; -1 if all are later. */
function lastUntil(points: readonly TrackPoint[], instant: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.instant ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
