import { OceanError } from "./error.js";
import type { Resources } from "./generated/definitions.js";
import { collectionOf } from "./geojson/features.js";
import type { ResourceName } from "./options.js";

/** A position: longitude, then latitude, in degrees (WGS 84). */
export type GeoJSONPosition = [longitude: number, latitude: number];

/** A place. */
export interface GeoJSONPoint {
  /** The kind of geometry. */
  type: "Point";
  /** Where it is. */
  coordinates: GeoJSONPosition;
}

/** A path. */
export interface GeoJSONLineString {
  /** The kind of geometry. */
  type: "LineString";
  /** Its points, at least two, in order. */
  coordinates: GeoJSONPosition[];
}

/** A record on a map. */
export interface GeoJSONFeature<Geometry = GeoJSONPoint | GeoJSONLineString | null, Properties = object | null> {
  /** Distinguishes features from other objects of GeoJSON. */
  type: "Feature";
  /** What `watch` tells the record apart by; left out where it is `null` or was not selected. */
  id?: number | string;
  /** Where the record is; `null` if that is unknown. */
  geometry: Geometry;
  /** What is known about it. */
  properties: Properties;
}

/** Records on a map, as RFC 7946 defines it: for the source of a layer. Assignable to the type in `@types/geojson`. */
export interface GeoJSONFeatureCollection<
  Geometry = GeoJSONPoint | GeoJSONLineString | null,
  Properties = object | null,
> {
  /** Distinguishes collections from other objects of GeoJSON. */
  type: "FeatureCollection";
  /** One per record that is on the map, in the same order. */
  features: GeoJSONFeature<Geometry, Properties>[];
}

/** The options of `toGeoJSON`. */
export interface GeoJSONOptions<T, Properties = object | null, Unlocated = "omit" | "null"> {
  /**
   * Gives the properties of a record's feature: an object, or `null` for none.
   *
   * @default the record's strings, numbers, booleans and nulls, and those of its `position`, without latitude and
   *   longitude; if both have one of the same name, the record's own
   */
  properties?: ((record: T) => Properties) | undefined;
  /**
   * What becomes of a record whose position is unknown: `"omit"` leaves it out, `"null"` gives a feature whose geometry
   * is `null`.
   *
   * @default "omit"
   */
  unlocated?: Unlocated | undefined;
}

/** Something that says where it is. */
interface Coordinates {
  /** In degrees (WGS 84). */
  readonly latitude: number | null;
  /** In degrees (WGS 84). */
  readonly longitude: number | null;
}

/** What a record has that is in one place. */
interface InPlace {
  /** Where it is. */
  readonly position: Coordinates | null;
}

/** What a record has that has been in several places. */
interface OnPath {
  /** Where it has been, in order. */
  readonly positions: readonly Coordinates[];
}

/** The name of a resource that has places. */
export type LocatedResource = {
  [R in ResourceName]: Resources[R]["model"] extends Coordinates | InPlace | OnPath ? R : never;
}[ResourceName];

/** The model of a resource, whatever its date-times are. */
type ModelOf<R extends ResourceName> = Resources<number | string>[R]["model"];

/** The part of a resource's records that says where they are. */
type PlaceOf<R extends LocatedResource> =
  ModelOf<R> extends OnPath ? OnPath : ModelOf<R> extends InPlace ? InPlace : Coordinates;

/** A record of a resource that has places: all of its model, or a selection that has the coordinates. */
export type LocatedRecord<R extends LocatedResource> = R extends LocatedResource
  ? PlaceOf<R> & Partial<Omit<ModelOf<R>, keyof PlaceOf<R>>>
  : never;

/** The geometry of a resource's features. A path with only one known place is a point. */
export type GeoJSONGeometryOf<R extends LocatedResource, Unlocated = "omit"> =
  | GeoJSONPoint
  | (ModelOf<R> extends OnPath ? GeoJSONLineString : never)
  | (Unlocated extends "null" ? null : never);

/** What is copied to a feature's properties. */
type Plain = boolean | number | string | null;

/** The plain values of an object but for these, and the coordinates. */
type PlainOf<T, Left extends PropertyKey = never> = {
  -readonly [K in keyof T as T[K] extends Plain | undefined ? Exclude<K, keyof Coordinates | Left> : never]: T[K];
};

/** The plain values of a record's position that its own do not hide. If the position may be null, each may be missing. */
type PlainOfPosition<T, Unlocated> = T extends InPlace
  ? Unlocated extends "null"
    ? Partial<PlainOf<NonNullable<T["position"]>, keyof PlainOf<T>>>
    : PlainOf<NonNullable<T["position"]>, keyof PlainOf<T>>
  : unknown;

/** The properties of a record's feature, unless the option `properties` says otherwise. */
export type GeoJSONPropertiesOf<T, Unlocated = "omit"> = {
  [K in keyof (PlainOf<T> & PlainOfPosition<T, Unlocated>)]: (PlainOf<T> & PlainOfPosition<T, Unlocated>)[K];
};

/**
 * Puts records on a map. Each becomes a point; one of `positionHistory` or `equipmentPositions`, a line through its
 * positions. A position counts as unknown, for want of a fix, if a coordinate is null, both are 0, or the latitude is 85.
 *
 * Works without `init()`.
 *
 * @param resource the resource that the records are of
 * @param records its models, wherever you got them; if you use `select`, select the coordinates, too
 * @throws {OceanError} `invalid-params`, `invalid-options`
 *
 * @example
 * ```ts
 * source.setData(toGeoJSON("vehiclePositions", await ocean.vehiclePositions()));
 * ```
 */
export function toGeoJSON<
  R extends LocatedResource,
  T extends LocatedRecord<R>,
  Unlocated extends "omit" | "null" = "omit",
  Properties extends object | null = GeoJSONPropertiesOf<T, Unlocated>,
>(
  resource: R,
  records: readonly T[],
  options?: GeoJSONOptions<T, Properties, Unlocated>,
): GeoJSONFeatureCollection<GeoJSONGeometryOf<R, Unlocated>, Properties> {
  const collection: unknown = collectionOf(resource, records, options, OceanError);
  return collection as GeoJSONFeatureCollection<GeoJSONGeometryOf<R, Unlocated>, Properties>;
}
