import { pointId, readLegId } from "../fleet/tripIdentifiers.ts";
import { optionalInteger, requiredInteger } from "../parameters.ts";
import { jsonArray } from "../stream.ts";
import type { Resource } from "./resource.ts";

/** `GET mobility/v1/trajet`: the way of a trip, which is a row of the daily report. */
export const tripPath: Resource = {
  method: "GET",
  path: "/mobility/v1/trajet",
  about: '{"positions": [...]}, the way of the trip travelId, an id of ficheJour',
  respond(c, fleet) {
    optionalInteger(c, "customerId");
    const { index, day, rank } = readLegId(requiredInteger(c, "travelId"));
    return jsonArray(c, records(), "positions");

    function* records(): Iterable<unknown> {
      if (index < 0 || index >= fleet.size) return;
      const track = fleet.track(index);
      const trip = track.legs(day)[rank];
      if (trip?.kind !== "trip") return;
      for (const point of track.pointsOf(trip, fleet.now)) {
        yield { idPos: pointId(index, point), latitude: point.latitude, longitude: point.longitude };
      }
    }
  },
};
