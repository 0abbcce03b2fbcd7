import type { Place } from "../fleet/directory.ts";
import { coordinates, offset } from "../fleet/geography.ts";
import { isZone } from "../fleet/zones.ts";
import { Random } from "../random.ts";
import { withGaps } from "./gaps.ts";
import { pointOfInterest } from "./place.ts";

/** One element of the answer to `GET pois/pois`. */
export function pointOfInterestRecord(seed: number, place: Place, clientId: number) {
  const random = new Random(seed, "point of interest", place.id);
  const record = pointOfInterest(random, place, clientId);
  return withGaps(random, isZone(place) ? { ...record, geom: square(place) } : record, ["latPoi", "longPoi"]);
}

/** The outline of a zone, as text: the square around its circle. */
function square(place: Place): string {
  const corners = [
    [-1, -1],
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ].map(([north = 0, east = 0]) => coordinates(offset(place, north * place.radius, east * place.radius)));
  return `POLYGON ((${corners.map(({ latitude, longitude }) => `${longitude} ${latitude}`).join(", ")}))`;
}
