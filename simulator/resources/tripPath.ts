import { DAY, TODAY } from "../fleet/calendar.ts";
import type { Leg } from "../fleet/day.ts";
import type { Fleet } from "../fleet/fleet.ts";
import { pointId, readLegId } from "../fleet/tripIdentifiers.ts";
import { optionalInteger, requiredInteger } from "../parameters.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/trajet`: the way of a trip, which is a row of the daily report. */
export const tripPath: Resource = {
  method: "GET",
  path: "/mobility/v1/trajet",
  about: '{"positions": [...]}, the way of the trip travelId, an id of ficheJour',
  key: "positions",
  records(c, fleet) {
    optionalInteger(c, "customerId");
    const { index, day, rank } = readLegId(requiredInteger(c, "travelId"));
    if (index < 0 || index >= fleet.size) return [];
    return way(fleet, index, fleet.track(index).legs(day)[rank]);
  },
  *samples(fleet) {
    for (const { index } of fleet.assets()) {
      for (const leg of fleet.track(index).legs(TODAY - 7 * DAY)) yield* way(fleet, index, leg);
    }
  },
};

function* way(fleet: Fleet, index: number, trip: Leg | undefined): Iterable<unknown> {
  if (trip?.kind !== "trip") return;
  for (const point of fleet.track(index).pointsOf(trip, fleet.now)) {
    yield { idPos: pointId(index, point), latitude: point.latitude, longitude: point.longitude };
  }
}
