import assert from "node:assert/strict";
import { before, test } from "node:test";
import { runInNewContext } from "node:vm";
import init, { decode, OceanError } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { failureOf } from "./failures.ts";
import { LINES, LOCATED, LYON, map, PLACES, type Row, recordAt } from "./maps.ts";
import { sampleOf } from "./simulated.ts";

// What `toGeoJSON` refuses, and what passes through it.

before(() => init());

const refused = (resource: unknown, records: unknown, options?: unknown) =>
  failureOf("invalid-params", () => map(resource, records, options));

test("a resource without places is refused, with those that have some", async () => {
  const others = RESOURCE_NAMES.filter((resource) => !(resource in PLACES));
  assert.equal(others.length + LOCATED.length, RESOURCE_NAMES.length);
  for (const resource of others) {
    const { message } = await refused(resource, decode(resource, sampleOf(resource)));
    assert.ok(message.includes(`\`${resource}\` has no places`), message);
    for (const name of LOCATED) assert.ok(message.includes(name), message);
  }
});

test("what is no resource is refused, too", async () => {
  for (const resource of ["", "devices", "toString", "__proto__", undefined, null, 5, {}, Symbol("tripPath")]) {
    const error = await refused(resource, []);
    assert.match(error.message, /no such resource.*vehiclePositions/);
    assert.ok(error instanceof OceanError);
  }
});

for (const resource of LOCATED) {
  test(`records of ${resource} without coordinates are refused, saying which and what to select`, async () => {
    const property = PLACES[resource];
    const record = recordAt(resource, LYON);
    const { latitude, longitude, [property]: group, ...others } = record;
    const inGroup = (value: unknown) => ({ ...record, [property]: property === "positions" ? [value] : value });
    const partial = property
      ? [{}, { latitude: 1 }, { longitude: 1 }, 5, "x", [1, 2], { latitude: "1", longitude: 2 }].map(inGroup)
      : [
          { ...others, latitude: 1 },
          { ...others, longitude: 1 },
          { ...record, latitude: "1" },
        ];
    for (const each of [others, ...partial, null, undefined, 5, "text", [], [record]]) {
      const { message } = await refused(resource, [record, each]);
      assert.ok(message.startsWith(`Record 1 of \`${resource}\``), message);
      for (const name of ["latitude", "longitude", property]) assert.ok(message.includes(name), message);
      assert.match(message, /select/);
    }
    const selected = decode(resource, sampleOf(resource), { select: [] });
    assert.match((await refused(resource, selected)).message, /Record 0/);
  });
}

for (const resource of LINES) {
  test(`positions of ${resource} must be a list, each with coordinates`, async () => {
    const record = recordAt(resource, LYON, LYON);
    const [first] = record.positions as Row[];
    const partial = [first, { ...first, latitude: undefined }];
    for (const positions of [null, {}, first, partial, [null], new Set([first])]) {
      await refused(resource, [{ ...record, positions }]);
    }
  });
}

test("records of the wire's shape are refused, with the reason", async () => {
  // These two have coordinates of the same names on the wire.
  for (const resource of LOCATED.filter((each) => each !== "tripPath" && each !== "equipmentPositions")) {
    const records: unknown = decode(resource, sampleOf(resource), { shape: "dto" });
    assert.match((await refused(resource, records)).message, /"dto"/);
  }
});

test("what is no list of records is refused, by its kind", async () => {
  const record = recordAt("tripPath", LYON);
  for (const [records, kind] of [
    [undefined, "left out"],
    [null, "null"],
    [record, "an object"],
    ["text", "a string"],
    [5, "5"],
    [new Map(), "a Map"],
    [Promise.resolve([record]), "a Promise"],
    [new Set([record]), "a Set"],
    [() => [record], "a function"],
  ] as const) {
    const { message } = await refused("tripPath", records);
    assert.ok(message.endsWith(`must be a list, not ${kind}.`), message);
  }
});

test("unknown options are refused, whatever the options' prototype, with those there are", async () => {
  for (const options of [
    { property: () => null },
    { unlocated: "null", located: true },
    Object.assign(Object.create(null), { geometry: 1 }),
    Object.create({ geometry: 1 }),
    runInNewContext("({ geometry: 1 })"),
  ]) {
    const { message } = await failureOf("invalid-options", () => map("tripPath", [], options));
    assert.match(message, /have no `(property|located|geometry)`; there are: properties, unlocated\./);
  }
});

test("options that are no plain object are refused", async () => {
  for (const [options, kind] of [
    [5, "5"],
    ["null", "a string"],
    [true, "a boolean"],
    [[], "a list"],
    [new Map(), "a Map"],
    [new Date(), "a Date"],
    [() => ({}), "a function"],
  ] as const) {
    const { message } = await failureOf("invalid-options", () => map("tripPath", [], options));
    assert.equal(message, `The options must be a plain object, not ${kind}.`);
  }
});

test("values that an option does not accept are refused, before there is any record, with what it accepts", async () => {
  for (const [option, value, says] of [
    ["unlocated", "keep", '`unlocated` must be "omit" or "null", not a string.'],
    ["unlocated", null, '`unlocated` must be "omit" or "null", not null.'],
    ["unlocated", false, '`unlocated` must be "omit" or "null", not a boolean.'],
    ["unlocated", ["null"], '`unlocated` must be "omit" or "null", not a list.'],
    ["properties", null, "`properties` must be a function, not null."],
    ["properties", ["name"], "`properties` must be a function, not a list."],
    ["properties", "name", "`properties` must be a function, not a string."],
    ["properties", {}, "`properties` must be a function, not an object."],
  ] as const) {
    const { message } = await failureOf("invalid-options", () => map("tripPath", [], { [option]: value }));
    assert.equal(message, `The options: ${says}`);
  }
});

test("properties that would not be valid GeoJSON are refused, by their kind", async () => {
  const records = [recordAt("tripPath", LYON)];
  for (const [value, kind] of [
    [undefined, "left out"],
    ["secret", "a string"],
    [5, "5"],
    [true, "a boolean"],
    [[1], "a list"],
    [Promise.resolve({}), "a Promise"],
    [new Map(), "a Map"],
    [new Date(), "a Date"],
  ] as const) {
    const { message } = await failureOf("invalid-options", () => map("tripPath", records, { properties: () => value }));
    assert.equal(message, `The options: \`properties\` must give a plain object or null, not ${kind}.`);
  }
});

test("options and records of other realms and prototypes are taken", () => {
  const foreign: unknown = runInNewContext(`({
    records: [{ __proto__: null, id: 1, latitude: 45.76, longitude: 4.84 }],
    options: { unlocated: "null", properties: ({ id }) => ({ id }) },
  })`);
  const { records, options } = foreign as Row;
  class Options {
    get unlocated() {
      return "null";
    }
  }
  assert.equal(map("tripPath", records, options).features.length, 1);
  const lost = recordAt("tripPath");
  assert.equal(map("tripPath", [lost], new Options()).features.length, 1);
  assert.equal(map("tripPath", new Proxy([new Proxy(lost, {})], {}), { unlocated: "null" }).features.length, 1);
});

test("no key of a record becomes a prototype or hides what every object has", () => {
  const record = JSON.parse('{"__proto__":null,"toString":null,"id":1,"latitude":1,"longitude":2}');
  const [feature] = map("tripPath", [record]).features;
  assert.equal(Object.getPrototypeOf(feature?.properties), Object.prototype);
  assert.deepEqual(Object.keys(feature?.properties ?? {}), ["id"]);
});

test("what the caller's code throws is thrown as it is", () => {
  const own = new Error("own");
  const fail = () => {
    throw own;
  };
  const records = [recordAt("tripPath", LYON)];
  const getter = (name: string) => Object.defineProperty({}, name, { get: fail, enumerable: true });
  for (const action of [
    () => map("tripPath", records, { properties: fail }),
    () => map("tripPath", records, getter("unlocated")),
    () => map("tripPath", records, getter("properties")),
    () => map("tripPath", [getter("latitude")]),
    () => map({ toString: fail }, records),
  ]) {
    assert.throws(action, (error) => error === own);
  }
});
