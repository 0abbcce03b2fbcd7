import { SECOND } from "./calendar.ts";
import type { Directory, Place } from "./directory.ts";
import { type Coordinates, distance } from "./geography.ts";
import type { TrackPoint } from "./track.ts";

/** Metres: how far the point of interest that something is at may be. */
const NEARBY = 1_000;
/** For how many positions a vehicle is in the same street. */
const PER_STREET = 6;
/** A prime, so that a trip leads through streets from all over the list. */
const STREET_STEP = 7_919;

/** The nearest of these places, which must be some. */
export function nearestPlace(places: readonly Place[], at: Coordinates): Place {
  const apart = (place: Place) =>
    Math.hypot(
      place.latitude - at.latitude,
      (place.longitude - at.longitude) * Math.cos((at.latitude * Math.PI) / 180),
    );
  return places.reduce((nearest, place) => (apart(place) < apart(nearest) ? place : nearest));
}

/** Whether something is at a place, rather than on the way to it. */
export function isAt(place: Place, at: Coordinates): boolean {
  return distance(place, at) <= NEARBY;
}

/** The street of a position: the one of the site where a leg begins or ends, and others on the way. */
export function streetAt({ streets }: Directory, { leg, rank, instant }: TrackPoint): string {
  if (leg.kind === "halt") return leg.site.street;
  if (rank === 0) return leg.from.street;
  if (instant === leg.end) return leg.to.street;
  const passed = Math.floor(leg.start / SECOND) + Math.floor(rank / PER_STREET) * STREET_STEP;
  return streets[passed % streets.length] ?? leg.to.street;
}
