/** Degrees, WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Metres. */
const MEAN_EARTH_RADIUS = 6_371_008.8;

/** Metres in a degree of latitude, and of longitude at the equator. */
export const METRES_PER_DEGREE = (MEAN_EARTH_RADIUS * Math.PI) / 180;

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Metres from one point to another along the great circle, by the haversine formula. */
export function distance(from: Coordinates, to: Coordinates): number {
  const h =
    haversine(radians(to.latitude - from.latitude)) +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      haversine(radians(to.longitude - from.longitude));
  return 2 * MEAN_EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

function haversine(angle: number): number {
  return Math.sin(angle / 2) ** 2;
}

/** Coordinates rounded as the API does: generated ones have digits that no receiver measures. */
export function coordinates({ latitude, longitude }: Coordinates): Coordinates {
  return { latitude: round(latitude), longitude: round(longitude) };
}

/** The point this many metres north and east of another. */
export function offset(from: Coordinates, north: number, east: number): Coordinates {
  return {
    latitude: from.latitude + north / METRES_PER_DEGREE,
    longitude: from.longitude + east / METRES_PER_DEGREE / Math.cos(radians(from.latitude)),
  };
}

/** Six decimals of a degree are about 10 cm. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
