import assert from "node:assert/strict";
import { decode, type GeoJSONFeatureCollection, toGeoJSON } from "ocean-fleet";
import { rowOf } from "../resources.ts";
import { at } from "./bodies.ts";
import { sampleOf } from "./simulated.ts";

// What the tests of GeoJSON share: the resources with places according to the public contract, and the rules of RFC 7946.

/** Where a record has its coordinates: in itself, in a group, or in the elements of a list. */
export const PLACES = {
  vehiclePositions: "position",
  nearestVehicles: "position",
  nonCommunicatingDevices: "position",
  latestEvents: "position",
  pointsOfInterest: "",
  tripPath: "",
  positionHistory: "positions",
  equipmentPositions: "positions",
} as const;

export type Located = keyof typeof PLACES;
export const LOCATED = Object.keys(PLACES) as Located[];
export const LINES = LOCATED.filter((resource) => PLACES[resource] === "positions");
export const POINTS = LOCATED.filter((resource) => PLACES[resource] !== "positions");

export type Row = Record<string, unknown>;
/** Latitude and longitude, as a record has them. */
export type Place = readonly [latitude: number | null, longitude: number | null];

/** Somewhere in Lyon. */
export const LYON: Place = [45.76, 4.84];

/** The path from a record to what identifies it. */
export const identityOf = (resource: Located): readonly string[] =>
  resource === "nonCommunicatingDevices" ? ["device", "id"] : rowOf(resource).identity;

/** The vendor's sample, which is full of values, in these places; a record that is a point takes one. */
export function recordAt(resource: Located, ...places: readonly Place[]): Row {
  const [record] = decode(resource, sampleOf(resource)) as unknown as Row[];
  assert.ok(record);
  const property = PLACES[resource];
  const group = (property === "positions" ? at(record, ["positions", 0]) : record[property]) as Row;
  const [placed, ...others] = places.map(([latitude, longitude]) => ({ ...group, latitude, longitude }));
  if (property === "positions") return { ...record, positions: placed ? [placed, ...others] : [] };
  if (property === "position") return { ...record, position: placed ?? null };
  const [latitude, longitude] = places[0] ?? [null, null];
  return { ...record, latitude, longitude };
}

/** Calls `toGeoJSON` with whatever, and checks that the result is valid. */
export function map(resource: unknown, records: unknown, options?: unknown): GeoJSONFeatureCollection {
  const call = toGeoJSON as (...args: unknown[]) => GeoJSONFeatureCollection;
  const collection = call(resource, records, options);
  assertValid(collection);
  return collection;
}

/** The geometry of the only feature, if there is one. */
export function geometryOf(resource: Located, ...places: readonly Place[]): unknown {
  const { features } = map(resource, [recordAt(resource, ...places)]);
  assert.ok(features.length <= 1);
  return features[0]?.geometry;
}

/** Checks what RFC 7946 says of a collection, and that it is the same after it was sent as JSON. */
export function assertValid(collection: unknown): void {
  assert.deepStrictEqual(JSON.parse(JSON.stringify(collection)), withoutNegativeZeros(collection));
  const { type, features, ...others } = collection as Row;
  assert.equal(type, "FeatureCollection");
  assert.deepEqual(others, {});
  assert.ok(Array.isArray(features));
  for (const feature of features) assertFeature(feature);
}

function assertFeature({ type, geometry, properties, ...others }: Row): void {
  assert.equal(type, "Feature");
  assert.ok(properties === null || (typeof properties === "object" && !Array.isArray(properties)));
  const { id = 0, ...more } = others;
  assert.ok(typeof id === "string" || typeof id === "number");
  assert.deepEqual(more, {});
  if (geometry !== null) assertGeometry(geometry as Row);
}

function assertGeometry({ type, coordinates, ...others }: Row): void {
  assert.deepEqual(others, {});
  const positions = type === "Point" ? [coordinates] : (coordinates as unknown[]);
  if (type !== "Point") {
    assert.equal(type, "LineString");
    assert.ok(positions.length >= 2, "a line has at least two positions");
  }
  for (const position of positions) {
    assert.ok(Array.isArray(position) && position.length === 2, "a position is longitude and latitude");
    for (const degrees of position) assert.ok(Number.isFinite(degrees));
  }
}

/** JSON has no negative zero. */
function withoutNegativeZeros(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(withoutNegativeZeros);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutNegativeZeros(each)]));
}
