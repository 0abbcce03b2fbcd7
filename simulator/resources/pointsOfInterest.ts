import type { Context } from "hono";
import { BadParameters } from "../errors.ts";
import type { Directory, Place } from "../fleet/directory.ts";
import { type Coordinates, distance } from "../fleet/geography.ts";
import { externalReference, isZone } from "../fleet/zones.ts";
import {
  MAX_INT32,
  optionalBoolean,
  optionalInteger,
  optionalText,
  requiredInteger,
  requiredNumber,
} from "../parameters.ts";
import { map } from "../stream.ts";
import { libelleTypePoi } from "../wire/place.ts";
import { pointOfInterestRecord } from "../wire/pointOfInterestRecord.ts";
import type { Resource } from "./resource.ts";

/** `GET pois/pois`: the places that the customer has marked on the map. */
export const pointsOfInterest: Resource = {
  method: "GET",
  path: "/pois/pois",
  about: "the points of interest, all of them or those around a point",
  narrowing: { libelleTypePoiId: "libelleTypePoi.id" },
  records(c, { seed, directory }) {
    const customerId = optionalInteger(c, "customerId");
    const circle = readCircle(c);
    const externalId = optionalText(c, "externalId");
    const source = optionalText(c, "source");
    const typeId = optionalInteger(c, "libelleTypePoiId");
    const withZones = optionalBoolean(c, "withZone") ?? false;
    const places = directory.places.filter((place) => {
      const reference = externalReference(place);
      return (
        (withZones || !isZone(place)) &&
        (circle === null || distance(circle.centre, place) <= circle.radius) &&
        (externalId === null || reference?.id === externalId) &&
        (source === null || reference?.source === source) &&
        (typeId === null || libelleTypePoi(place).id === typeId)
      );
    });
    return map(places, (place) => pointOfInterestRecord(seed, place, customerId ?? ownerOf(place, directory)));
  },
  samples: ({ seed, directory }) =>
    map(directory.places, (place) => pointOfInterestRecord(seed, place, ownerOf(place, directory))),
};

/** The customer that marked a place: places belong to none of them in particular. */
function ownerOf({ id }: Place, { customers }: Directory): number {
  return customers[id % customers.length]?.id ?? id;
}

const CIRCLE = ["searchCenterLatitudeY", "searchCenterLongitudeX", "searchRadius"] as const;

function readCircle(c: Context): { centre: Coordinates; radius: number } | null {
  const given = CIRCLE.filter((name) => optionalText(c, name) !== null);
  if (given.length === 0) return null;
  if (given.length < CIRCLE.length) throw new BadParameters(`${CIRCLE.join(", ")} must be given together.`);
  return {
    centre: {
      latitude: requiredNumber(c, "searchCenterLatitudeY", { min: -90, max: 90 }),
      longitude: requiredNumber(c, "searchCenterLongitudeX", { min: -180, max: 180 }),
    },
    radius: requiredInteger(c, "searchRadius", { min: 1, max: MAX_INT32 }),
  };
}
