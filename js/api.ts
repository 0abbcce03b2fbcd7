// What every entry point of the package has in common.

export type { BatchStream } from "./batches.js";
export { OceanClient } from "./client.js";
export { decode, decodeStream } from "./decode.js";
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
export { type InitSource, initSync } from "./load.js";
export type { ParamsOf, RecordOf, ResourceName } from "./options.js";
export type * from "./platform-types.js";
export type { Update } from "./watch/update.js";
