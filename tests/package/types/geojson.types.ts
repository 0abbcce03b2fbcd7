// What `toGeoJSON` takes and gives.
import {
  decode,
  type GeoJSONFeatureCollection,
  type GeoJSONLineString,
  type GeoJSONOptions,
  type GeoJSONPoint,
  type GeoJSONPosition,
  type GeoJSONPropertiesOf,
  type LocatedRecord,
  type LocatedResource,
  type NearestVehicle,
  type OceanClient,
  type PositionHistory,
  type Resources,
  type TripPoint,
  toGeoJSON,
  type VehiclePosition,
} from "ocean-fleet";
import type { Expect, HasAny, Same } from "./checks.types.js";

declare const ocean: OceanClient;
declare const body: Uint8Array;
declare const vehicles: VehiclePosition[];

// The part of `@types/geojson` that collections are assigned to, as it declares it: the package does not depend on it.
type Box = [number, number, number, number] | [number, number, number, number, number, number];
interface GeoJsonObject {
  type: "Point" | "LineString" | "Feature" | "FeatureCollection";
  bbox?: Box | undefined;
}
interface Point extends GeoJsonObject {
  type: "Point";
  coordinates: number[];
}
interface LineString extends GeoJsonObject {
  type: "LineString";
  coordinates: number[][];
}
type Geometry = Point | LineString;
// biome-ignore lint/suspicious/noExplicitAny: `@types/geojson` has it.
type GeoJsonProperties = { [name: string]: any } | null;
interface Feature<G extends Geometry | null = Geometry, P = GeoJsonProperties> extends GeoJsonObject {
  type: "Feature";
  geometry: G;
  id?: string | number | undefined;
  properties: P;
}
interface FeatureCollection<G extends Geometry | null = Geometry, P = GeoJsonProperties> extends GeoJsonObject {
  type: "FeatureCollection";
  features: Feature<G, P>[];
}
type GeoJSON = Geometry | Feature | FeatureCollection;
/** What a map's source takes. */
declare function setData(data: GeoJSON | string): void;

// Whatever the resource, the collection is what maps take.
type Every = { [R in LocatedResource]: Resources[R]["model"] };
type Result<R extends LocatedResource> = ReturnType<typeof toGeoJSON<R, Every[R] & LocatedRecord<R>>>;
type Misfits = {
  [R in LocatedResource]: Result<R> extends FeatureCollection ? never : R;
}[LocatedResource];
export type Collections = [
  Expect<Same<Misfits, never>>,
  Expect<Same<HasAny<Result<LocatedResource>>, false>>,
  Expect<
    Same<
      LocatedResource,
      | "vehiclePositions"
      | "nearestVehicles"
      | "nonCommunicatingDevices"
      | "latestEvents"
      | "pointsOfInterest"
      | "tripPath"
      | "positionHistory"
      | "equipmentPositions"
    >
  >,
];
setData(toGeoJSON("vehiclePositions", vehicles));
setData(toGeoJSON("vehiclePositions", []));
setData(toGeoJSON("vehiclePositions", vehicles, { properties: ({ position }) => position }));
setData(toGeoJSON("positionHistory", [] as PositionHistory[], { properties: () => null }));
export const points: FeatureCollection<Point> = toGeoJSON("tripPath", [] as TripPoint[]);
export const lines: FeatureCollection<Point | LineString> = toGeoJSON("equipmentPositions", []);

// A geometry may be null only where that is asked for.
export const some = toGeoJSON("vehiclePositions", vehicles, { unlocated: "omit" });
export const all = toGeoJSON("vehiclePositions", vehicles, { unlocated: "null" });
export const paths = toGeoJSON("positionHistory", [] as PositionHistory[]);
declare const either: "omit" | "null";
export const perhaps = toGeoJSON("vehiclePositions", vehicles, { unlocated: either });
export type Geometries = [
  Expect<Same<(typeof some)["features"][number]["geometry"], GeoJSONPoint>>,
  Expect<Same<(typeof all)["features"][number]["geometry"], GeoJSONPoint | null>>,
  Expect<Same<(typeof perhaps)["features"][number]["geometry"], GeoJSONPoint | null>>,
  Expect<Same<(typeof paths)["features"][number]["geometry"], GeoJSONPoint | GeoJSONLineString>>,
  Expect<Same<GeoJSONPoint["coordinates"], GeoJSONPosition>>,
  Expect<Same<(typeof some)["features"][number]["id"], string | number | undefined>>,
];
export const nullable: FeatureCollection<Point | null> = all;
// @ts-expect-error: a geometry may be null.
setData(all);

// The properties are those of the record and its position, or what the function gives.
export const nearest = toGeoJSON("nearestVehicles", [] as NearestVehicle[]);
export const named = toGeoJSON("vehiclePositions", vehicles, { properties: (vehicle) => ({ label: vehicle.name }) });
export const bare = toGeoJSON("vehiclePositions", vehicles, { properties: () => null });
type Of<T> = T extends GeoJSONFeatureCollection<unknown, infer P> ? P : never;
export type Properties = [
  Expect<Same<Of<typeof named>, { label: string | null }>>,
  Expect<Same<Of<typeof bare>, null>>,
  Expect<Same<Of<typeof nearest>, GeoJSONPropertiesOf<NearestVehicle>>>,
  Expect<
    Same<
      keyof GeoJSONPropertiesOf<NearestVehicle>,
      | ("distance" | "duration" | "time" | "eta" | "mobileState" | "lastFixAt" | "hasFix" | "immobilizationState")
      | ("heading" | "precision" | "address" | "postCode" | "town" | "countryCode")
      | ("pointOfInterestId" | "pointOfInterest")
    >
  >,
  Expect<Same<GeoJSONPropertiesOf<NearestVehicle>["countryCode"], number | string | null>>,
  // Where the position is null, its values are not there.
  Expect<Same<GeoJSONPropertiesOf<VehiclePosition, "null">["town"], string | null | undefined>>,
  Expect<Same<GeoJSONPropertiesOf<VehiclePosition, "null">["name"], string | null>>,
  Expect<Same<GeoJSONPropertiesOf<TripPoint>, { id: number | null }>>,
  Expect<Same<keyof GeoJSONPropertiesOf<PositionHistory>, never>>,
];

// Records may be selections, with date-times in either form, from wherever.
const select = ["position", "at"] as const;
export const events = toGeoJSON("latestEvents", decode("latestEvents", body, { dates: "epoch", select }));
export type Narrowed = [Expect<Same<Of<typeof events>["at"], number | null>>];
export async function fromClient(): Promise<void> {
  toGeoJSON("vehiclePositions", await ocean.vehiclePositions({}, { select: ["position"] }));
  for await (const batch of ocean.stream("pointsOfInterest")) setData(toGeoJSON("pointsOfInterest", batch));
  for await (const { records } of ocean.watch("nonCommunicatingDevices", {}, { dates: "epoch" })) {
    setData(toGeoJSON("nonCommunicatingDevices", records));
  }
  // @ts-expect-error: it is a promise.
  toGeoJSON("vehiclePositions", ocean.vehiclePositions());
  // @ts-expect-error: the position was not selected.
  toGeoJSON("vehiclePositions", await ocean.vehiclePositions({}, { select: ["id", "name"] }));
}
// @ts-expect-error: the longitude was not selected.
toGeoJSON("tripPath", decode("tripPath", body, { select: ["id", "latitude"] }));
// @ts-expect-error: the positions were not selected.
toGeoJSON("positionHistory", decode("positionHistory", body, { select: ["vehicle"] }));
// @ts-expect-error: the group lacks the longitude.
toGeoJSON("latestEvents", [{ position: { latitude: 1 } }]);
// @ts-expect-error: the wire has no such position.
toGeoJSON("vehiclePositions", decode("vehiclePositions", body, { shape: "dto" }));
// @ts-expect-error: on the wire it may be missing.
toGeoJSON("tripPath", decode("tripPath", body, { shape: "dto" }));
// @ts-expect-error: these are records of another resource.
toGeoJSON("vehiclePositions", [] as TripPoint[]);
// @ts-expect-error: entities have no places.
toGeoJSON("entities", []);
// @ts-expect-error: there is no such resource.
toGeoJSON("places", []);

// @ts-expect-error: it is called `properties`.
toGeoJSON("vehiclePositions", vehicles, { property: () => null });
// @ts-expect-error: it is a word.
toGeoJSON("vehiclePositions", vehicles, { unlocated: null });
// @ts-expect-error: there is no such word.
toGeoJSON("vehiclePositions", vehicles, { unlocated: "keep" });
// @ts-expect-error: properties are an object.
toGeoJSON("vehiclePositions", vehicles, { properties: ({ name }) => name });
// @ts-expect-error: there is no such property.
toGeoJSON("vehiclePositions", vehicles, { properties: ({ nom }) => ({ nom }) });

// Options may be declared before.
const options: GeoJSONOptions<VehiclePosition, { name: string | null }> = {
  properties: ({ name }) => ({ name }),
  unlocated: "omit",
};
export const declared = toGeoJSON("vehiclePositions", vehicles, options);
export type Declared = [Expect<Same<Of<typeof declared>, { name: string | null }>>];
