import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { type Drift, decode, type Issue } from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import { at, bodyWith, bytes, type Json, pathsOf, put, recordWith, sample, sampleText } from "./bodies.ts";
import { failureOf } from "./failures.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const INSTALLED = "boxInstallationInfo.installationDate";

const issuesOf = async (body: string | Uint8Array): Promise<readonly Issue[]> =>
  (await failureOf("invalid-response", () => decode(RESOURCE, body))).issues;

/** What is below these keys the vendor does not document: any value is as good as another. */
const undocumented = new Set(
  Object.values(openapi.components.schemas).flatMap((schema) =>
    Object.entries(
      "properties" in schema ? (schema.properties as Record<string, { additionalProperties?: object }>) : {},
    )
      .filter(([, { additionalProperties: values }]) => values && Object.keys(values).length === 0)
      .map(([key]) => key),
  ),
);

/** A value of another kind than the given one, and what it is called. */
function wrong(value: Json): [Json, string] {
  if (Array.isArray(value)) return [{}, "object"];
  return typeof value === "object" ? [true, "boolean"] : [[], "array"];
}

/** The paths to every documented value of the sample's only record. */
const documentedPaths = () =>
  [...pathsOf(sample()[0] as Json, [0])].filter(
    (path) => path.length > 1 && !path.slice(0, -1).some((key) => undocumented.has(String(key))),
  );

test("a value of a wrong kind in any documented place of the sample is told with its path and byte", async () => {
  let checked = 0;
  for (const path of documentedPaths()) {
    const tree: Json = sample();
    const [other, received] = wrong(at(tree, path) as Json);
    put(tree, path, "@@");
    const text = JSON.stringify(tree);
    const place = text.indexOf('"@@"');
    let failure: { issues: readonly Issue[]; issueCount: number };
    try {
      failure = await failureOf("invalid-response", () =>
        decode(RESOURCE, text.replace('"@@"', JSON.stringify(other))),
      );
    } catch (error) {
      throw new Error(`at ${path.join(".")}`, { cause: error });
    }
    const [issue, ...more] = failure.issues;
    assert.deepEqual(more, []);
    assert.deepEqual(issue?.path, path);
    assert.equal(issue?.received, received, path.join("."));
    assert.equal(issue?.offset, place, path.join("."));
    assert.equal(failure.issueCount, 1);
    checked++;
  }
  assert.ok(checked > 440, `only ${checked} places were checked`);
});

test("leniently, a value of a wrong kind is null and all else is kept, in any place", () => {
  for (const path of documentedPaths()) {
    const tree: Json = sample();
    const [other] = wrong(at(tree, path) as Json);
    put(tree, path, null);
    const inList = typeof path.at(-1) === "number";
    const expected = inList ? undefined : decode(RESOURCE, JSON.stringify(tree));
    put(tree, path, other);
    const told: number[] = [];
    const options = { validation: "lenient", onIssues: (_: unknown, count: number) => told.push(count) } as const;
    const records = decode(RESOURCE, JSON.stringify(tree), options);
    assert.equal(records.length, 1);
    if (expected) assert.deepEqual(records, expected, path.join("."));
    assert.deepEqual(told, [1], path.join("."));
    assert.deepEqual(decode(RESOURCE, JSON.stringify(tree), { validation: "lenient", shape: "dto" }), tree);
  }
});

test("integers are refused with a fraction, beyond ±(2⁵³−1), and as text", async () => {
  for (const [json, received] of [
    ["1.5", "number"],
    ["1e-1", "number"],
    ["9007199254740992", "number"],
    ["-9007199254740992", "number"],
    ["12345678901234567890", "number"],
    ["1e16", "number"],
    ["1e400", "number"],
    ["0.99999999999999999999", "number"],
    ['"5"', "string"],
    ["true", "boolean"],
    ["{}", "object"],
    ["[5]", "array"],
  ] as const) {
    const [issue] = await issuesOf(bodyWith("detailedBoxDTO.id", json));
    const expected = { path: [0, "detailedBoxDTO", "id"], expected: "integer", received, offset: 25 };
    assert.deepEqual(issue, expected, json);
  }
});

test("dates are refused that are no real day, no real time or in no known form", async () => {
  for (const json of [
    '"2025-02-29T00:00:00.000Z"',
    '"2024-02-30T00:00:00.000Z"',
    '"1900-02-29T00:00:00.000Z"',
    '"2024-13-01T00:00:00.000Z"',
    '"2024-00-01T00:00:00.000Z"',
    '"2024-01-00T00:00:00.000Z"',
    '"2024-01-01T24:00:00.000Z"',
    '"2024-01-01T00:60:00.000Z"',
    '"2024-01-01T00:00:00.000"',
    '"2024-01-01T00:00:00.0000000000Z"',
    '"2024-01-01T00:00:00,000Z"',
    '"2024-01-01 00:00:00.000Z"',
    '"2024-01-01T00:00:00.000Z "',
    '"2024-01-01T00:00:00.0é0Z"',
    '"2024-01-01"',
    '"31/04/2024 00:00:00 +0000"',
    '"01/13/2024 00:00:00 +0000"',
    '"1/1/2024 00:00:00 +0000"',
    '"01/01/2024"',
    '"string"',
    '""',
    "1.5",
    "1e300",
    "true",
    "{}",
    "[]",
  ]) {
    const [issue] = await issuesOf(bodyWith(INSTALLED, json));
    assert.deepEqual(issue?.path, [0, "boxInstallationInfo", "installationDate"], json);
    const expected = json.startsWith('"')
      ? "string"
      : json === "true"
        ? "boolean"
        : { "{": "object", "[": "array" }[json[0] ?? ""];
    assert.equal(issue?.received, expected ?? "number", json);
  }
});

test("where the vendor's pages contradict each other, numbers and text are both accepted", async () => {
  for (const json of ["33", '"FR"', "null"]) {
    const [device] = decode(RESOURCE, bodyWith("ongletPositionVehicleDTO.address.countryCode", json));
    assert.equal(device?.position?.countryCode ?? null, JSON.parse(json));
    const user = "qualificationNCVehiculeDTO.utilisateurLightDTO.id";
    assert.equal(decode(RESOURCE, bodyWith(user, json))[0]?.qualification?.userId ?? null, JSON.parse(json));
  }
  await issuesOf(bodyWith("ongletPositionVehicleDTO.address.countryCode", "true"));
  await issuesOf(bodyWith("qualificationNCVehiculeDTO.utilisateurLightDTO.id", "1.5"));
});

test("a record, or an element of a list of records, that is null is an issue", async () => {
  const [issue, ...more] = await issuesOf("[{},null,{}]");
  assert.deepEqual(issue, { path: [1], expected: "object", received: "null", offset: 4 });
  assert.deepEqual(more, []);
});

test("a record that is no object is an issue", async () => {
  for (const [json, received] of [
    ["5", "number"],
    ['"x"', "string"],
    ["[]", "array"],
    ["true", "boolean"],
  ] as const) {
    const [issue] = await issuesOf(`[${json}]`);
    assert.deepEqual(issue, { path: [0], expected: "object", received, offset: 1 });
  }
});

test("leniently, a record that is null stays as a record of nulls", () => {
  const [first, second, ...more] = decode(RESOURCE, "[null,{}]", { validation: "lenient" });
  assert.ok(first && second && more.length === 0);
  assert.deepEqual(first, second);
});

test("an answer that is no list is an issue at the body's root", async () => {
  for (const [json, received] of [
    ["{}", "object"],
    ['"x"', "string"],
    ["5", "number"],
    ["true", "boolean"],
  ] as const) {
    const [issue] = await issuesOf(` ${json} `);
    assert.deepEqual(issue, { path: [], expected: "array", received, offset: 1 });
  }
});

test("a documented key that is given twice is an issue at the second, also when it is escaped", async () => {
  for (const [body, path] of [
    ['[{"detailedBoxDTO":{"id":1,"id":2}}]', [0, "detailedBoxDTO", "id"]],
    ['[{"detailedBoxDTO":{"id":1,"x":0,"id":1}}]', [0, "detailedBoxDTO", "id"]],
    ['[{"detailedBoxDTO":{"id":1,"\\u0069d":null}}]', [0, "detailedBoxDTO", "id"]],
    ['[{"detailedBoxDTO":{},"boxInstallationInfo":{},"detailedBoxDTO":{}}]', [0, "detailedBoxDTO"]],
  ] as const) {
    const [issue, ...more] = await issuesOf(body);
    assert.deepEqual(issue?.path, path, body);
    const second = Math.max(body.lastIndexOf(`"${path.at(-1)}"`), body.lastIndexOf('"\\u0069d"'));
    assert.equal(issue?.offset, second, body);
    assert.deepEqual(more, []);
  }
});

test("leniently, a documented key that is given twice is null: neither value can be trusted", () => {
  const body = '[{"detailedBoxDTO":{"id":1,"client":{"nom":"a"},"id":2,"client":{"nom":"b"},"operateurSim":"kept"}}]';
  const [device] = decode(RESOURCE, body, { validation: "lenient" });
  assert.deepEqual([device?.id, device?.client, device?.sim?.operator], [null, null, "kept"]);
});

test("an undocumented key that is given twice is no issue: the last one counts, as in JSON.parse", () => {
  const body = '[{"new":1,"new":2}]';
  assert.deepEqual(decode(RESOURCE, body, { shape: "dto" }), [{ new: 2 }]);
});

test("issues come in the order of the body, the first hundred of them, with the number of all", async () => {
  const record = { detailedBoxDTO: { id: "x" }, boxInstallationInfo: { installationDate: true } };
  const body = JSON.stringify(Array(5_000).fill(record));
  const { issues, issueCount } = await failureOf("invalid-response", () => decode(RESOURCE, body));
  assert.equal(issueCount, 10_000);
  assert.equal(issues.length, 100);
  assert.deepEqual(issues[99]?.path, [49, "boxInstallationInfo", "installationDate"]);
  const offsets = issues.map(({ offset }) => offset);
  assert.deepEqual(
    offsets,
    [...offsets].sort((a, b) => a - b),
  );
});

test("offsets are in bytes, of the UTF-8 form where text was given", async () => {
  const body = `\uFEFF[${JSON.stringify(recordWith("ongletPositionVehicleDTO.vin", "é€😀"))},{"detailedBoxDTO":{"id":"x"}}]`;
  const expected = Buffer.from(body).indexOf('"x"');
  for (const given of [body, bytes(body)]) assert.equal((await issuesOf(given))[0]?.offset, expected);
});

test("neither the message nor the issues of an error hold what came", async () => {
  const secret = "Jean Dupont";
  for (const path of ["detailedBoxDTO.id", INSTALLED, "detailedBoxDTO.box", "ongletPositionVehicleDTO.gpsCale"]) {
    const error = await failureOf("invalid-response", () => decode(RESOURCE, bodyWith(path, JSON.stringify(secret))));
    assert.ok(!`${error.message}${JSON.stringify(error)}${error.stack}`.includes(secret), error.message);
    assert.ok(error.message.includes(path), error.message);
  }
});

test("an error names the endpoint, where it was and what to do", async () => {
  const error = await failureOf("invalid-response", () => decode(RESOURCE, bodyWith("detailedBoxDTO.id", '"x"')));
  assert.equal(error.name, "OceanError");
  assert.equal(error.endpoint, "noncommunicant/list");
  assert.match(error.message, /\[0\]\.detailedBoxDTO\.id/);
  assert.match(error.message, /lenient/);
});

test("malformed JSON anywhere outranks values that are not as documented", async () => {
  const invalid = bodyWith("detailedBoxDTO.id", '"x"').slice(0, -1);
  const body = `${invalid},${JSON.stringify(Array(20_000).fill({})).slice(1, -1)},}]`;
  const error = await failureOf("malformed-json", () => decode(RESOURCE, body));
  assert.equal(error.offset, body.length - 2);
});

test("leniently, the issues are told once, at the end, and a valid answer tells none", () => {
  const told: [readonly Issue[], number][] = [];
  const onIssues = (issues: readonly Issue[], count: number) => void told.push([issues, count]);
  const body = JSON.stringify(Array(500).fill(recordWith("detailedBoxDTO.id", "x")));
  const records = decode(RESOURCE, body, { validation: "lenient", onIssues });
  assert.equal(records.length, 500);
  assert.deepEqual(
    told.map(([issues, count]) => [issues.length, count]),
    [[100, 500]],
  );
  decode(RESOURCE, sampleText, { validation: "lenient", onIssues });
  assert.equal(told.length, 1);
});

test("leniently, grammar still counts", async () => {
  await failureOf("malformed-json", () => decode(RESOURCE, "[{},", { validation: "lenient" }));
});

test("what a selection leaves out is checked all the same", async () => {
  const body = bodyWith("ongletPositionVehicleDTO.currentChrono.vehicule.id", '"x"');
  await failureOf("invalid-response", () => decode(RESOURCE, body, { select: ["id"] }));
});

/** What is told of while a body is decoded. */
function driftOf(body: string): Drift[] {
  const told: Drift[] = [];
  decode(RESOURCE, body, { onDrift: (drift) => told.push(drift) });
  return told;
}

test("unknown keys are told of, once per kind and place, and are no error", () => {
  const records = JSON.stringify([
    { neu: 1, detailedBoxDTO: { id: 1, neu: { inner: 2 } } },
    { neu: 3, detailedBoxDTO: { andere: 4 } },
  ]);
  const endpoint = "noncommunicant/list";
  assert.deepEqual(driftOf(records), [
    { kind: "unknown-key", endpoint, path: ["neu"] },
    { kind: "unknown-key", endpoint, path: ["detailedBoxDTO", "neu"] },
    { kind: "unknown-key", endpoint, path: ["detailedBoxDTO", "andere"] },
  ]);
});

test("unknown values of enumerations are kept, and told of where they are written as enumerations are", () => {
  const body = JSON.stringify([
    recordWith("detailedBoxDTO.currentVehicule.categorie", "HOVERCRAFT"),
    recordWith("detailedBoxDTO.currentVehicule.categorie", "HOVERCRAFT"),
    recordWith("detailedBoxDTO.currentVehicule.categorie", "the one of Jean Dupont"),
  ]);
  const path = ["detailedBoxDTO", "currentVehicule", "categorie"];
  const base = { kind: "unknown-value", endpoint: "noncommunicant/list", path };
  assert.deepEqual(driftOf(body), [{ ...base, value: "HOVERCRAFT" }, base]);
  assert.equal(decode(RESOURCE, body)[0]?.vehicle?.category, "HOVERCRAFT");
  assert.deepEqual(decode(RESOURCE, body, { shape: "dto" }), JSON.parse(body));
});

test("the vendor's sample holds nothing new", () => {
  assert.deepEqual(driftOf(sampleText), []);
});

test("an answer without the key that holds the records, but with others, is invalid, leniently too", async () => {
  for (const body of [
    '{"oceanStatus":"badParameters","message":"…"}',
    '{"entites":[{"id":1}]}',
    '{"data":{"entities":[]}}',
    '{"total":null}',
  ]) {
    for (const validation of ["strict", "lenient"] as const) {
      for (const shape of ["model", "dto"] as const) {
        const error = await failureOf("invalid-response", () => decode("entities", body, { validation, shape }));
        assert.deepEqual(
          error.issues,
          [{ path: ["entities"], expected: "list", received: "missing", offset: 0 }],
          body,
        );
        assert.match(error.message, /entities.*holds no records/s);
        assert.ok(!error.message.includes("lenient"), error.message);
      }
    }
  }
  for (const body of ["{}", '{"entities":null}', '{"entities":[]}']) assert.deepEqual(decode("entities", body), []);
});

test("an answer of another kind, or a map of records without any object, is invalid, leniently too", async () => {
  for (const [resource, body] of [
    ["entities", "[]"],
    ["entities", "null"],
    ["vehicles", '{"oceanStatus":"badParameters"}'],
    ["vehicles", '"x"'],
    ["latestEvents", "[]"],
    ["latestEvents", '{"oceanStatus":"badParameters","message":"…"}'],
    ["latestEvents", '{"1":7,"2":null}'],
  ] as const) {
    for (const validation of ["strict", "lenient"] as const) {
      await failureOf("invalid-response", () => decode(resource, body, { validation }));
    }
  }
  assert.deepEqual(decode("latestEvents", "{}"), []);
  assert.equal(decode("latestEvents", '{"1":{},"2":7}', { validation: "lenient" }).length, 2);
});

test("the key of a record that is given twice is an issue, and leniently the first is kept", async () => {
  const body = '{"5":{"id":"a"},"6":{"id":"b"},"\\u0035":{"id":"c"}}';
  const { issues } = await failureOf("invalid-response", () => decode("latestEvents", body));
  const issue = { path: ["5"], expected: "unique key", received: "duplicate key", offset: body.indexOf('"\\u0035"') };
  assert.deepEqual(issues, [issue]);
  const told: (readonly Issue[])[] = [];
  const events = decode("latestEvents", body, { validation: "lenient", onIssues: (issues) => void told.push(issues) });
  assert.deepEqual(
    events.map(({ assetId, id }) => [assetId, id]),
    [
      [5, "a"],
      [6, "b"],
    ],
  );
  assert.deepEqual(told, [[issue]]);
});

test("keys beside the records are told of, from the body's root", () => {
  const told: Drift[] = [];
  const body = '{"total":1,"entities":[{"id":1,"total":2}],"total":1,"page":{"of":3}}';
  assert.equal(decode("entities", body, { onDrift: (drift) => told.push(drift) }).length, 1);
  const endpoint = "mobility/v1/entities";
  assert.deepEqual(told, [
    { kind: "unknown-key", endpoint, root: true, path: ["total"] },
    { kind: "unknown-key", endpoint, path: ["total"] },
    { kind: "unknown-key", endpoint, root: true, path: ["page"] },
  ]);
});

test("a hook that throws disturbs nothing", () => {
  const boom = () => {
    throw new Error("from the hook");
  };
  const body = JSON.stringify([{ neu: 1, detailedBoxDTO: { id: "x" } }, {}]);
  const records = decode(RESOURCE, body, { validation: "lenient", onIssues: boom, onDrift: boom });
  assert.equal(records.length, 2);
});

test("a hook may decode another body", () => {
  let inner = 0;
  const onDrift = () => {
    inner += decode(RESOURCE, sampleText).length;
  };
  assert.equal(decode(RESOURCE, '[{"neu":1},{}]', { onDrift }).length, 2);
  assert.equal(inner, 1);
});
