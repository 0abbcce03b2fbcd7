// What all entry points with a client have in common.

export type { BatchStream } from "./batches.js";
export { isOceanError, OceanError } from "./error.js";
export type * from "./generated/boundary.js";
export type * from "./generated/definitions.js";
export {
  type GeoJSONFeature,
  type GeoJSONFeatureCollection,
  type GeoJSONGeometryOf,
  type GeoJSONLineString,
  type GeoJSONOptions,
  type GeoJSONPoint,
  type GeoJSONPosition,
  type GeoJSONPropertiesOf,
  type LocatedRecord,
  type LocatedResource,
  toGeoJSON,
} from "./geojson.js";
export type { ParamsOf, RecordOf, ResourceName } from "./options.js";
export type * from "./platform-types.js";
export type { Update } from "./watch/update.js";
