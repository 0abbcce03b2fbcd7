/** The rings of a polygon, or of each polygon of several. */
type Outline = GeoJSON.Polygon | GeoJSON.MultiPolygon;

/** Reads the outline of a zone, which is written as well-known text; null if it is anything else. */
export function outline(text: string | null): Outline | null {
  const [, kind, body] = /^\s*(POLYGON|MULTIPOLYGON)\s*(\(.*\))\s*$/is.exec(text ?? "") ?? [];
  if (kind === undefined || body === undefined) return null;
  const coordinates = nested(body);
  if (coordinates === null) return null;
  return { type: kind.toUpperCase() === "POLYGON" ? "Polygon" : "MultiPolygon", coordinates } as Outline;
}

/** The same parentheses as JSON's brackets, with a pair of numbers for each `longitude latitude`. */
function nested(body: string): unknown {
  const json = body
    .replaceAll("(", "[")
    .replaceAll(")", "]")
    .replace(/(-?[\d.]+)\s+(-?[\d.]+)/g, "[$1,$2]");
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
