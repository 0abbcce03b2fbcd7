import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { decode } from "ocean-fleet";
import { at, bodyWith, bytes, recordWith, sample, sampleText } from "./bodies.ts";
import { runModule } from "./child.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const [IMEI, VIN, ODOMETER, INSTALLED] = [
  "detailedBoxDTO.box.imeiBoi",
  "ongletPositionVehicleDTO.vin",
  "ongletPositionVehicleDTO.compteur",
  "boxInstallationInfo.installationDate",
];

/** The only record of a body. */
function only<T>(records: T[]): T {
  assert.equal(records.length, 1);
  return records[0] as T;
}

test("a device is what the wire says, in English, at most two levels deep", () => {
  const device = {
    boxInstallationInfo: {
      hasCommunicatedAtLeastOnce: true,
      installationDate: "07/11/2024 09:41:12 +0000",
      lastCommunicatingDate: 1_730_972_472_635,
    },
    detailedBoxDTO: {
      box: { id: 4_294_967_297, imeiBoi: "356938035643809", numeroSerieBoi: "A1" },
      client: { id: 5, nom: "Société Générale de Béton" },
      currentVehicule: { id: 6, immatriculation: "AB-123-CD", marque: "RENAULT", vin: "VF1AAAAA555666777" },
      id: 7,
      operateurSim: "ORANGE",
      sim: { iccid: "8933" },
    },
    ongletPositionVehicleDTO: {
      address: { latitude: 48.8566, longitude: 2.3522, town: "Paris", countryCode: "FR" },
      compteur: 123_456.7,
      nbDaysInNC: 12,
    },
  };
  const model = only(decode(RESOURCE, JSON.stringify([device])));
  assert.equal(model.id, 7);
  assert.equal(model.daysSilent, 12);
  assert.equal(model.hasCommunicated, true);
  assert.equal(model.hasNeverCommunicated, null);
  assert.equal(model.odometer, 123_456.7);
  assert.equal(model.installedAt, "2024-11-07T09:41:12.000Z");
  assert.equal(model.lastCommunicationAt, "2024-11-07T09:41:12.635Z");
  assert.equal(model.device?.id, 4_294_967_297);
  assert.equal(model.device?.imei, "356938035643809");
  assert.equal(model.device?.serialNumber, "A1");
  assert.equal(model.sim?.iccid, "8933");
  assert.equal(model.sim?.operator, "ORANGE");
  assert.equal(model.vehicle?.registration, "AB-123-CD");
  assert.equal(model.vehicle?.make, "RENAULT");
  assert.equal(model.vehicle?.vin, "VF1AAAAA555666777");
  assert.equal(model.vehicle?.model, null);
  assert.equal(model.client?.name, "Société Générale de Béton");
  assert.equal(model.position?.latitude, 48.8566);
  assert.equal(model.position?.longitude, 2.3522);
  assert.equal(model.position?.town, "Paris");
  assert.equal(model.position?.countryCode, "FR");
  for (const group of ["entity", "driver", "energy", "lastEvent", "qualification"] as const)
    assert.equal(model[group], null);
});

test("an empty record is an object with every key, each null", () => {
  const empty = only(decode(RESOURCE, "[{}]"));
  assert.deepEqual(Object.keys(empty), Object.keys(only(decode(RESOURCE, sampleText))));
  for (const [key, value] of Object.entries(empty)) assert.equal(value, null, key);
});

test("an answer without records is an empty list", () => {
  for (const body of ["[]", " [ ] ", "[\n]\n", "\uFEFF[]"]) assert.deepEqual(decode(RESOURCE, body), []);
});

test("values that are null or missing on the wire are both null", () => {
  const missing = only(decode(RESOURCE, "[{}]"));
  for (const path of [...Object.keys(sample()[0] as object), VIN, IMEI, ODOMETER, INSTALLED]) {
    assert.deepEqual(only(decode(RESOURCE, bodyWith(path, "null"))), missing, path);
  }
});

test("a group is null when every value in it is missing, and complete when one is there", () => {
  const noGroup = bodyWith("detailedBoxDTO", '{"id":1,"client":{},"sim":null,"box":{"imeiBoi":null}}');
  const { client, device, sim, vehicle } = only(decode(RESOURCE, noGroup));
  assert.deepEqual([client, device, sim, vehicle], [null, null, null, null]);
  const { client: named } = only(decode(RESOURCE, bodyWith("detailedBoxDTO.client", '{"nom":"","unknown":1}')));
  assert.equal(named?.name, "");
  assert.equal(named?.id, null);
});

test("if a value can come from several places, the first that is not null is used", () => {
  const make = (current: unknown, position: unknown) =>
    only(
      decode(
        RESOURCE,
        JSON.stringify([
          {
            ongletPositionVehicleDTO: { vehicle: { immatriculation: position } },
            detailedBoxDTO: { currentVehicule: { immatriculation: current } },
          },
        ]),
      ),
    ).vehicle?.registration;
  assert.equal(make("first", "second"), "first");
  assert.equal(make(null, "second"), "second");
  assert.equal(make(undefined, "second"), "second");
  assert.equal(make("", "second"), "");
});

test("text, bytes, an ArrayBuffer and a view of part of one give the same records", () => {
  const text = JSON.stringify([...sample(), recordWith(VIN, "é😀\u2028"), {}]);
  const encoded = bytes(text);
  const padded = new Uint8Array(encoded.length + 20);
  padded.set(encoded, 7);
  const expected = decode(RESOURCE, text);
  for (const body of [
    encoded,
    encoded.buffer as ArrayBuffer,
    padded.subarray(7, 7 + encoded.length),
    Buffer.from(text),
    `\uFEFF${text}`,
    bytes(`\uFEFF${text}`),
  ]) {
    assert.deepEqual(decode(RESOURCE, body), expected);
  }
});

test("long text is decoded like its bytes, wherever a character falls", () => {
  for (const character of ["é", "€", "😀"]) {
    for (let shift = 0; shift < 4; shift++) {
      const vin = "x".repeat(shift) + character.repeat(80_000);
      const record = only(decode(RESOURCE, JSON.stringify([recordWith(VIN, vin)])));
      assert.ok(record.vehicle?.vin === vin, `${character} shifted by ${shift}`);
    }
  }
});

test("every character is preserved: escapes, astral characters, byte order marks, lone surrogates", () => {
  for (const json of [
    '""',
    '"\\" \\\\ \\/ \\b \\f \\n \\r \\t"',
    '"\\u0000\\u001f\\u007f\\u0080\\u00ff\\u0100"',
    '"é ç à œ Œ Ÿ €"',
    '"\\u2028\u2028\\ufffe\uffff"',
    '"😀\\ud83d\\ude00𝒳"',
    '"\uFEFFa\uFEFF"',
    '"\\ufeffa"',
    '"\\ud83d"',
    '"\\ude00\\ud83d x é"',
    '"\\ud83d\\ud83d\\ude00"',
    '"\\uD83D\\u0041"',
  ]) {
    for (const path of [VIN, IMEI, "qualificationNCVehiculeDTO.qualificationNCVehiculeEnginLightDTO.commentaire"]) {
      const record = only(decode(RESOURCE, bodyWith(path, json)));
      const value = { [VIN]: record.vehicle?.vin, [IMEI]: record.device?.imei }[path] ?? record.qualification?.comment;
      assert.equal(value, JSON.parse(json), `${json} at ${path}`);
    }
  }
});

test("a text that begins with a byte order mark does not shift what follows", () => {
  const record = [recordWith(VIN, "\uFEFF€"), recordWith(VIN, "second €"), recordWith(VIN, "third")];
  const vins = decode(RESOURCE, JSON.stringify(record)).map((device) => device.vehicle?.vin);
  assert.deepEqual(vins, ["\uFEFF€", "second €", "third"]);
});

test("numbers are the same as with JSON.parse, to the last bit", () => {
  for (const json of [
    "0",
    "-0",
    "-0.0",
    "1",
    "-1",
    "2147483647",
    "2147483648",
    "-2147483649",
    "9007199254740993",
    "0.1",
    "48.85660000000001",
    "1e3",
    "1E-3",
    "1.5e300",
    "1e400",
    "-1e400",
    "5e-324",
    "2.2250738585072011e-308",
    "0.30000000000000004",
    "123456789012345678901234567890",
    "3.141592653589793238462643383279",
    "100000000000000000000000",
    "0.000001",
    "1e23",
  ]) {
    const { odometer } = only(decode(RESOURCE, bodyWith(ODOMETER, json)));
    assert.ok(Object.is(odometer, JSON.parse(json)), `${json} is read as ${odometer}`);
  }
});

test("integers are exact up to ±(2⁵³−1), however they are written", () => {
  for (const [json, expected] of [
    ["9007199254740991", 9_007_199_254_740_991],
    ["-9007199254740991", -9_007_199_254_740_991],
    ["4294967296", 4_294_967_296],
    ["1.0", 1],
    ["12e2", 1200],
    ["1200e-2", 12],
    ["0", 0],
  ] as const) {
    assert.equal(only(decode(RESOURCE, bodyWith("detailedBoxDTO.id", json))).id, expected, json);
  }
});

test("date-times in any of the wire's formats are returned in one, with milliseconds and Z", () => {
  for (const [json, expected] of [
    ['"2024-11-07T09:41:12.635Z"', "2024-11-07T09:41:12.635Z"],
    ['"2024-11-07T09:41:12Z"', "2024-11-07T09:41:12.000Z"],
    ['"2024-11-07T09:41:12.6Z"', "2024-11-07T09:41:12.600Z"],
    ['"2024-11-07T09:41:12.635999999Z"', "2024-11-07T09:41:12.635Z"],
    ['"2024-11-07T10:41:12.635+01:00"', "2024-11-07T09:41:12.635Z"],
    ['"2024-11-07T00:11:12.635-09:30"', "2024-11-07T09:41:12.635Z"],
    ['"07/11/2024 09:41:12 +0000"', "2024-11-07T09:41:12.000Z"],
    ['"01/01/2025 00:30:00 +0100"', "2024-12-31T23:30:00.000Z"],
    ['"07\\/11\\/2024 09:41:12 +0000"', "2024-11-07T09:41:12.000Z"],
    ["1730972472635", "2024-11-07T09:41:12.635Z"],
    ["0", "1970-01-01T00:00:00.000Z"],
    ["-1", "1969-12-31T23:59:59.999Z"],
    ['"29/02/2024 00:00:00 +0000"', "2024-02-29T00:00:00.000Z"],
    ['"2000-02-29T23:59:59.999Z"', "2000-02-29T23:59:59.999Z"],
  ] as const) {
    const body = bodyWith(INSTALLED, json);
    assert.equal(only(decode(RESOURCE, body)).installedAt, expected, json);
    assert.equal(only(decode(RESOURCE, body, { dates: "epoch" })).installedAt, Date.parse(expected), json);
  }
});

test("dates as epoch milliseconds change date-times and nothing else", () => {
  const [iso, epoch] = [only(decode(RESOURCE, sampleText)), only(decode(RESOURCE, sampleText, { dates: "epoch" }))];
  const isDateTime = (value: unknown) => typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value);
  const asEpoch = JSON.parse(JSON.stringify(iso), (_key, value) => (isDateTime(value) ? Date.parse(value) : value));
  assert.deepEqual(epoch, asEpoch);
});

test("a selection gives only the selected properties, with the same values", () => {
  const all = decode(RESOURCE, sampleText);
  for (const select of [["id"], ["vehicle", "id"], ["qualification", "position", "installedAt"], []] as const) {
    const selected = only(decode(RESOURCE, sampleText, { select: [...select] }));
    const expected = Object.fromEntries(
      Object.entries(all[0] as object).filter(([key]) => select.includes(key as never)),
    );
    assert.deepEqual(selected, expected);
  }
});

test("the wire tree is what JSON.parse gives", () => {
  const odd =
    '[{"__proto__":{"a":1},"constructor":null,"neu":[1e400,-0,{"x":"\\ud800"}],"neu":2,"":{}}, {} ,{"detailedBoxDTO":{}}]';
  for (const body of [sampleText, odd])
    assert.deepStrictEqual(decode(RESOURCE, body, { shape: "dto" }), JSON.parse(body));
});

test("keys such as `__proto__` are data and do not affect prototypes", () => {
  const map = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
  const body = `[${map.slice(0, -1)},"ongletPositionVehicleDTO":{"address":{"specificProperties":${map}}}}]`;
  const options = { validation: "lenient" } as const;
  const tree = only(decode(RESOURCE, body, { ...options, shape: "dto" }));
  assert.ok(Object.hasOwn(tree, "__proto__"));
  assert.equal(Object.getPrototypeOf(tree), Object.prototype);
  const model = only(decode(RESOURCE, body, options));
  assert.equal(Object.getPrototypeOf(model), Object.prototype);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test("every record has the same keys in the same order, whatever the wire left out", () => {
  const keys = JSON.stringify(Object.keys(only(decode(RESOURCE, "[{}]"))));
  const records = [...sample(), {}, recordWith(VIN, "x"), recordWith(INSTALLED, 5), recordWith("detailedBoxDTO.id", 1)];
  for (const record of decode(RESOURCE, JSON.stringify(records.reverse()))) {
    assert.equal(JSON.stringify(Object.keys(record)), keys);
  }
});

test("records and their groups share one hidden class each", async () => {
  const body = [
    ...sample(),
    {},
    recordWith(ODOMETER, 1.5),
    recordWith(ODOMETER, 5),
    recordWith("detailedBoxDTO.id", 2 ** 40),
    recordWith("detailedBoxDTO.currentVehicule", { id: 1 }),
    recordWith("detailedBoxDTO.currentVehicule", { vin: "é" }),
    recordWith("ongletPositionVehicleDTO.address", { latitude: 1.5, longitude: 2 }),
    recordWith("ongletPositionVehicleDTO.address", { latitude: 1, longitude: 2.5 }),
  ];
  const different = await runModule(
    `
    import init, { decode } from "ocean-fleet";
    await init();
    const body = JSON.stringify(Array(200).fill(${JSON.stringify(body)}).flat());
    const records = decode("nonCommunicatingDevices", body);
    const kinds = { record: records };
    for (const key of Object.keys(records[0])) {
      const groups = records.map((record) => record[key]).filter((value) => typeof value === "object" && value !== null);
      if (groups.length > 0) kinds[key] = groups;
    }
    const isOdd = (objects) => objects.some((object) => !%HaveSameMap(object, objects[0]));
    report([Object.keys(kinds).length > 5, Object.keys(kinds).filter((kind) => isOdd(kinds[kind]))]);
  `,
    ["--allow-natives-syntax"],
  );
  assert.deepEqual(different, [true, []]);
});

test("recurring texts are correct, in any number of batches", () => {
  const records = Array.from({ length: 4_000 }, (_, i) => ({
    detailedBoxDTO: { id: i, operateurSim: `operator ${i % 3}`, client: { nom: i % 7 ? "café" : `client ${i}` } },
    ongletPositionVehicleDTO: { vin: `VIN${i}`, address: { town: ["Lyon", "Besançon", "Œuilly", "Nancy"][i % 4] } },
  }));
  const decoded = decode(RESOURCE, JSON.stringify(records));
  decoded.forEach(({ id, sim, client, vehicle, position }, i) => {
    const expected = [
      at(records, [i, "detailedBoxDTO", "id"]),
      at(records, [i, "detailedBoxDTO", "operateurSim"]),
      at(records, [i, "detailedBoxDTO", "client", "nom"]),
      at(records, [i, "ongletPositionVehicleDTO", "vin"]),
      at(records, [i, "ongletPositionVehicleDTO", "address", "town"]),
    ];
    assert.deepEqual([id, sim?.operator, client?.name, vehicle?.vin, position?.town], expected);
  });
});

test("records belong to the caller: changing one does not change another", () => {
  const body = JSON.stringify([...sample(), ...sample()]);
  const [first, second] = decode(RESOURCE, body);
  assert.ok(first?.vehicle && second?.vehicle);
  first.vehicle.registration = "changed";
  first.id = -1;
  assert.deepEqual(second, only(decode(RESOURCE, sampleText)));
});
