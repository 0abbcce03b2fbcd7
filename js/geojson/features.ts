// Built as a file of its own, `pkg/geojson.js`, so that bundlers leave it out where it is not used. The class of its
// errors is passed in: if this file imported it from `pkg/index.js`, the two would import each other, which Rollup warns
// about; and a file that both import would be one more for everybody to download.

import type { OceanError } from "../error.js";
import { keyOf } from "../generated/keys.js";
import { RESOURCES } from "../generated/methods.js";
import { PLACES } from "../generated/places.js";
import type {
  GeoJSONFeature,
  GeoJSONFeatureCollection,
  GeoJSONLineString,
  GeoJSONPoint,
  GeoJSONPosition,
  LocatedResource,
} from "../geojson.js";
import { isObject, isPlain, tagOf } from "../values.js";

/** Something with properties. */
type Given = Readonly<Record<string, unknown>>;

/** The known positions of a record. */
type Positions = GeoJSONPosition[];

type Fail = (code: "invalid-options" | "invalid-params", message: string) => never;

/**
 * What `toGeoJSON` does.
 *
 * @param Failure the class of the errors
 */
export function collectionOf(
  resource: unknown,
  records: unknown,
  options: unknown,
  Failure: typeof OceanError,
): GeoJSONFeatureCollection {
  const fail: Fail = (code, message) => {
    throw new Failure(code, message);
  };
  const name = resourceOf(resource, fail);
  const { properties = defaultProperties(name), keepsUnlocated } = optionsOf(options, fail);
  if (!Array.isArray(records)) {
    return fail("invalid-params", `The records of \`${name}\` must be a list, not ${described(records)}.`);
  }
  const features: GeoJSONFeature[] = [];
  for (let index = 0; index < records.length; index++) {
    const record: unknown = records[index];
    const positions = positionsOf(name, record, index, fail);
    if (positions.length === 0 && !keepsUnlocated) continue;
    features.push({
      type: "Feature",
      ...idOf(name, record),
      geometry: geometryOf(positions),
      properties: checked(properties(record), fail),
    });
  }
  return { type: "FeatureCollection", features };
}

function resourceOf(resource: unknown, fail: Fail): LocatedResource {
  const name = String(resource);
  const located: readonly LocatedResource[] = Object.keys(PLACES) as (keyof typeof PLACES)[];
  const found = located.find((each) => each === name);
  if (found) return found;
  const problem = RESOURCES.some((known) => known === name) ? `\`${name}\` has no places` : "There is no such resource";
  return fail("invalid-params", `${problem}; those with places are: ${located.join(", ")}.`);
}

interface Options {
  readonly properties: ((record: unknown) => unknown) | undefined;
  readonly keepsUnlocated: boolean;
}

/** Reads each option once. */
function optionsOf(options: unknown, fail: Fail): Options {
  const given = options ?? {};
  if (!isObject(given) || !isPlain(given))
    return fail("invalid-options", `The options must be a plain object, not ${described(options)}.`);
  for (const key in given) {
    if (key === "properties" || key === "unlocated") continue;
    fail("invalid-options", `The options have no \`${key}\`; there are: properties, unlocated.`);
  }
  const { properties, unlocated = "omit" } = given;
  const refuse = (key: string, accepted: string, value: unknown) =>
    fail("invalid-options", `The options: \`${key}\` must be ${accepted}, not ${described(value)}.`);
  if (properties !== undefined && typeof properties !== "function") refuse("properties", "a function", properties);
  if (unlocated !== "omit" && unlocated !== "null") refuse("unlocated", '"omit" or "null"', unlocated);
  return { properties: properties as Options["properties"], keepsUnlocated: unlocated === "null" };
}

/** Where a record is known to be, or to have been. */
function positionsOf(resource: LocatedResource, record: unknown, index: number, fail: Fail): Positions {
  const [form, property] = PLACES[resource];
  const place = form === "record" ? record : isObject(record) ? record[property] : undefined;
  // A group whose every value is missing is null.
  if (form === "group" && place === null) return [];
  const places: unknown = form === "line" ? place : [place];
  if (Array.isArray(places) && places.every(hasCoordinates)) return places.flatMap(located);
  const coordinates = "`latitude` and `longitude`";
  const missing = form === "record" ? coordinates : `\`${property}\` with ${coordinates}`;
  const message = `Record ${index} of \`${resource}\` has no ${missing}: if you use \`select\`, select that, too.`;
  return fail("invalid-params", `${message} Records of the shape "dto" cannot be put on a map.`);
}

interface Coordinates {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

function hasCoordinates(value: unknown): value is Coordinates {
  const isCoordinate = (degrees: unknown) => degrees === null || typeof degrees === "number";
  return isObject(value) && isCoordinate(value.latitude) && isCoordinate(value.longitude);
}

/** A position in a list, or nothing if the device had no fix: the vendor's clients take these values for that. */
function located({ latitude, longitude }: Coordinates): Positions {
  if (!isDegrees(latitude) || !isDegrees(longitude)) return [];
  return latitude === 85 || (latitude === 0 && longitude === 0) ? [] : [[longitude, latitude]];
}

/** GeoJSON has no infinities, but `1e999` is read as one. */
function isDegrees(degrees: number | null): degrees is number {
  return Number.isFinite(degrees);
}

function geometryOf(positions: Positions): GeoJSONPoint | GeoJSONLineString | null {
  const [first] = positions;
  if (!first) return null;
  return positions.length === 1
    ? { type: "Point", coordinates: first }
    : { type: "LineString", coordinates: positions };
}

/** What identifies a record, as the property of a feature. */
function idOf(resource: LocatedResource, record: unknown): Pick<GeoJSONFeature, "id"> {
  let id = record;
  for (const key of keyOf(resource).split(".")) id = isObject(id) ? id[key] : undefined;
  return typeof id === "number" || typeof id === "string" ? { id } : {};
}

const COORDINATES = ["latitude", "longitude"];

/** The plain values of a record, and of the group that says where it is. */
function defaultProperties(resource: LocatedResource): (record: unknown) => Given {
  const [form, property, groups] = PLACES[resource];
  // A group that is null is no plain value, although it looks like one.
  const ofRecord = new Set([...COORDINATES, ...groups]);
  const ofGroup = new Set(COORDINATES);
  return (record) => {
    const properties: Record<string, unknown> = {};
    // The record's own come first, and win.
    addPlain(properties, record, ofRecord);
    if (form === "group") addPlain(properties, (record as Given)[property], ofGroup);
    return properties;
  };
}

/** Adds an object's plain values whose names are not taken. Those that every object has are, such as `__proto__`. */
function addPlain(properties: Record<string, unknown>, object: unknown, leftOut: ReadonlySet<string>): void {
  if (!isObject(object)) return;
  for (const name of Object.keys(object)) {
    const value = object[name];
    const kind = typeof value;
    const isWanted = value === null || kind === "string" || kind === "number" || kind === "boolean";
    if (isWanted && !leftOut.has(name) && !(name in properties)) properties[name] = value;
  }
}

/** The properties that the caller's function gives; anything else would make the collection invalid. */
function checked(properties: unknown, fail: Fail): object | null {
  if (properties === null || (isObject(properties) && isPlain(properties))) return properties;
  const message = `The options: \`properties\` must give a plain object or null, not ${described(properties)}.`;
  return fail("invalid-options", message);
}

/** A value in words: a number as it is, anything else by its kind only, because it may be personal. */
function described(value: unknown): string {
  if (value === undefined) return "left out";
  if (value === null || typeof value === "number") return String(value);
  if (Array.isArray(value)) return "a list";
  const kind = isObject(value) ? tagOf(value).replace("Object", "object") : typeof value;
  return `${/^[aeio]/i.test(kind) ? "an" : "a"} ${kind}`;
}
