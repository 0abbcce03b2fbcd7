import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it, test } from "node:test";
import init, { decode, type ResourceName, toGeoJSON, type Update } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { requiredParams, rowOf } from "../resources.ts";
import { at, type Json, put } from "./bodies.ts";
import { runModule } from "./child.ts";
import {
  geometryOf,
  identityOf,
  LINES,
  LOCATED,
  LYON,
  map,
  PLACES,
  type Place,
  POINTS,
  type Row,
  recordAt,
} from "./maps.ts";
import { follow, resolved, type Schema } from "./oracle.ts";
import { ask, connect, sampleOf, stream } from "./simulated.ts";

before(() => init());

const PARIS: Place = [48.85, 2.35];
const BREST: Place = [48.39, -4.49];
const point = ([latitude, longitude]: Place) => ({ type: "Point", coordinates: [longitude, latitude] });
const line = (...places: Place[]) => ({
  type: "LineString",
  coordinates: places.map(([latitude, longitude]) => [longitude, latitude]),
});

/** Whether the device had a fix, according to the public contract. */
const isKnown = ([latitude, longitude]: Place) =>
  latitude !== null && longitude !== null && latitude !== 85 && (latitude !== 0 || longitude !== 0);

/** Places of all kinds, at the edges too. */
const EVERYWHERE: Place[] = [null, 0, -0, 0.000001, 45.76, 84.999, 85, 85.001, -85, 90, -90].flatMap((latitude) =>
  [null, 0, -0, 4.84, -4.49, 85, 180, -180].map((longitude) => [latitude, longitude] as const),
);

/** The properties of a record's feature. */
const propertiesOf = (resource: ResourceName, record: unknown, options?: unknown): Row => {
  const { features } = map(resource, [record], options);
  assert.equal(features.length, 1);
  return features[0]?.properties as Row;
};

/** The names of a model's plain values, according to the OpenAPI document. */
function plainNames(model: string, group?: string): string[] {
  const whole = resolved(follow(openapi, `/components/schemas/${model}`) as Schema);
  const { properties = {} } = group === undefined ? whole : resolved(whole.properties?.[group] as Schema);
  const isPlain = (schema: Schema) => {
    const { type, properties } = resolved(schema);
    return !properties && ![type].flat().some((each) => each === "array" || each === "object");
  };
  return Object.keys(properties).filter((name) => isPlain(properties[name] as Schema));
}

for (const resource of LOCATED) {
  describe(`GeoJSON of ${resource}`, () => {
    it("has a feature per record, in the same order, with what identifies it", () => {
      const records = [7, 5, 6].map((id) => {
        const record = structuredClone(recordAt(resource, LYON)) as { [key: string]: Json };
        put(record, identityOf(resource), resource === "vehiclePositions" ? String(id) : id);
        return record;
      });
      const ids = map(resource, records).features.map(({ id }) => id);
      assert.deepEqual(ids, resource === "vehiclePositions" ? ["7", "5", "6"] : [7, 5, 6]);
    });

    it("has no `id` where the key is null or was not selected", () => {
      const [root, ...rest] = identityOf(resource) as [string, ...string[]];
      const record = recordAt(resource, LYON);
      const { [root]: group, ...others } = record;
      const isNull = { ...record, [root]: rest.length > 0 ? { ...(group as Row), id: null } : null };
      for (const each of [others, isNull, { ...record, [root]: null }]) {
        const [feature] = map(resource, [each]).features;
        assert.ok(feature && !("id" in feature));
      }
      assert.ok("id" in (map(resource, [record]).features[0] ?? {}));
    });

    it("leaves the vendor's sample out, whose coordinates are 0, unless it is to be kept without geometry", () => {
      const records = decode(resource, sampleOf(resource));
      for (const options of [undefined, null, {}, { unlocated: "omit" }, { unlocated: undefined }]) {
        assert.deepEqual(map(resource, records, options), { type: "FeatureCollection", features: [] });
      }
      const { features } = map(resource, records, { unlocated: "null" });
      assert.deepEqual(
        features.map(({ geometry, id }) => [geometry, id]),
        [[null, at(records[0], identityOf(resource))]],
      );
    });

    it("copies the record's plain values and its position's, but no coordinates, groups, lists and maps", () => {
      const record = recordAt(resource, LYON);
      const { model } = rowOf(resource);
      const own = plainNames(model);
      const [position, isInGroup] = [record.position as Row, PLACES[resource] === "position"];
      const names = new Set([...own, ...(isInGroup ? plainNames(model, "position") : [])]);
      for (const name of ["latitude", "longitude"]) names.delete(name);
      const expected = [...names].map((name) => [name, own.includes(name) ? record[name] : position[name]]);
      const properties = propertiesOf(resource, record);
      assert.deepStrictEqual(properties, Object.fromEntries(expected));
      assert.deepEqual(Object.keys(properties), [...names], "the record's own come first");
    });

    it("has the same properties whether groups are null or not", () => {
      const record = recordAt(resource, LYON);
      const { properties = {} } = resolved(follow(openapi, `/components/schemas/${rowOf(resource).model}`) as Schema);
      const groups = Object.keys(properties).filter((name) => resolved(properties[name] as Schema).properties);
      const nulls = groups.filter((name) => name !== PLACES[resource]).map((name) => [name, null]);
      const poor = { ...record, ...Object.fromEntries(nulls) };
      const [rich, other] = [record, poor].map((each) => Object.keys(propertiesOf(resource, each)));
      assert.deepEqual(other, rich);
    });

    it("takes what the client gives, streams and watches", async () => {
      const { ocean } = connect();
      const records = await ask(ocean, resource);
      const expected = map(resource, records, { unlocated: "null" });
      assert.equal(expected.features.length, records.length);
      assert.ok(expected.features.some(({ geometry }) => geometry));
      const streamed: unknown[] = [];
      for await (const batch of stream(ocean, resource)) streamed.push(...batch);
      assert.deepStrictEqual(map(resource, streamed, { unlocated: "null" }), expected);
      const watch = ocean.watch as (...args: unknown[]) => AsyncIterable<Update<unknown>>;
      for await (const update of watch(resource, requiredParams(resource))) {
        assert.deepStrictEqual(map(resource, update.records, { unlocated: "null" }), expected);
        break;
      }
      const property = PLACES[resource];
      const select = property ? [property] : ["latitude", "longitude"];
      const selected = await ask(ocean, resource, { select: select as never[], dates: "epoch" });
      const geometries = map(resource, selected, { unlocated: "null" }).features.map(({ geometry }) => geometry);
      assert.deepStrictEqual(
        geometries,
        expected.features.map(({ geometry }) => geometry),
      );
    });

    it("neither changes the records nor holds parts of them", () => {
      const record = recordAt(resource, LYON);
      const copy = structuredClone(record);
      const [feature] = map(resource, Object.freeze([record])).features;
      (feature?.geometry?.coordinates as unknown[]).length = 0;
      Object.assign(feature?.properties ?? {}, { id: "changed" });
      assert.deepStrictEqual(record, copy);
    });
  });
}

for (const resource of POINTS) {
  test(`a record of ${resource} is a point where it had a fix`, () => {
    for (const place of EVERYWHERE) {
      assert.deepEqual(geometryOf(resource, place), isKnown(place) ? point(place) : undefined, String(place));
    }
    assert.equal(geometryOf(resource), undefined);
  });
}

for (const resource of LINES) {
  test(`a record of ${resource} is a line through the places where it had a fix, in order`, () => {
    assert.deepEqual(geometryOf(resource, LYON, PARIS, BREST), line(LYON, PARIS, BREST));
    assert.deepEqual(geometryOf(resource, LYON, LYON), line(LYON, LYON));
    assert.deepEqual(geometryOf(resource, LYON), point(LYON));
    assert.equal(geometryOf(resource), undefined);
    for (const place of EVERYWHERE) {
      const isLeftOut = !isKnown(place);
      const around = isLeftOut ? line(LYON, PARIS) : line(LYON, place, PARIS);
      assert.deepEqual(geometryOf(resource, LYON, place, PARIS), around, String(place));
      assert.deepEqual(geometryOf(resource, place, LYON), isLeftOut ? point(LYON) : line(place, LYON));
      assert.deepEqual(geometryOf(resource, place, place), isLeftOut ? undefined : line(place, place));
    }
    assert.deepEqual(geometryOf(resource, ...EVERYWHERE), line(...EVERYWHERE.filter(isKnown)));
  });
}

test("a number too large for JSON is no fix", () => {
  const records = decode(
    "tripPath",
    '{"positions":[{"latitude":45,"longitude":1e999},{"latitude":-1e999,"longitude":4}]}',
  );
  assert.equal(records[0]?.longitude, Number.POSITIVE_INFINITY);
  assert.deepEqual(map("tripPath", records).features, []);
});

test("a value that record and position both have is the record's own, even if that is null", () => {
  const record = recordAt("nearestVehicles", LYON);
  const position = { ...(record.position as Row), hasFix: true };
  for (const hasFix of [false, null]) {
    assert.equal(propertiesOf("nearestVehicles", { ...record, hasFix, position }).hasFix, hasFix);
  }
  const { hasFix: _, ...selected } = record;
  assert.equal(propertiesOf("nearestVehicles", { ...selected, position }).hasFix, true);
});

test("properties with a date-time are as the records have them", () => {
  const body = sampleOf("latestEvents").replace('"latitude": 0', '"latitude": 45.76');
  const properties = (["iso", "epoch"] as const).map((dates) => {
    const [feature] = toGeoJSON("latestEvents", decode("latestEvents", body, { dates })).features;
    return feature?.properties.at;
  });
  assert.deepEqual(properties, ["2024-11-07T09:41:12.636Z", Date.parse("2024-11-07T09:41:12.636Z")]);
});

test("`properties` is called with each record that has a feature, and nothing else, and gives its properties", () => {
  const records = [LYON, [0, 0] as const, PARIS].map((place) => recordAt("vehiclePositions", place));
  const calls: unknown[][] = [];
  const given = { town: "Lyon", nested: { list: [1] } };
  const properties = (...args: unknown[]) => (calls.push(args) === 1 ? given : null);
  const { features } = map("vehiclePositions", records, { properties });
  assert.deepEqual(calls, [[records[0]], [records[2]]]);
  assert.ok(calls[0]?.[0] === records[0]);
  assert.deepEqual(
    features.map((feature) => feature.properties),
    [given, null],
  );
  calls.length = 0;
  map("vehiclePositions", records, { properties, unlocated: "null" });
  assert.deepEqual(
    calls,
    records.map((record) => [record]),
  );
});

test("a feature without geometry has the properties that are known", () => {
  const options = { unlocated: "null" };
  const lost = propertiesOf("vehiclePositions", recordAt("vehiclePositions"), options);
  assert.deepEqual(Object.keys(lost), plainNames("VehiclePosition"));
  assert.equal(propertiesOf("vehiclePositions", recordAt("vehiclePositions", [0, 0]), options).town, "string");
});

test("needs neither `init()` nor anything of the platform", async () => {
  const resource: ResourceName = "tripPath";
  const result = await runModule(`
    const { toGeoJSON } = await import("ocean-fleet");
    for (const name of ["WebAssembly", "fetch", "URL", "TextDecoder", "TextEncoder", "performance", "structuredClone"]) {
      delete globalThis[name];
    }
    report(toGeoJSON("${resource}", [{ id: 1, latitude: 45.76, longitude: 4.84 }]));
  `);
  const feature = { type: "Feature", id: 1, geometry: point(LYON), properties: { id: 1 } };
  assert.deepEqual(result, { type: "FeatureCollection", features: [feature] });
});

test("is in a file of its own, with nothing of the client", () => {
  const [whole, own] = ["index.js", "geojson.js"].map((name) =>
    readFileSync(new URL(name, import.meta.resolve("ocean-fleet")), "utf8"),
  );
  assert.ok(whole?.includes('from "./geojson.js"'));
  assert.doesNotMatch(whole ?? "", /LineString/);
  assert.match(own ?? "", /LineString/);
  assert.doesNotMatch(own ?? "", /\bimport\b/);
});
