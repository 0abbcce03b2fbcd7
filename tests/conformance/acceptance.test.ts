import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { decode, isOceanError } from "ocean-fleet";
import { rowOf } from "../resources.ts";
import { corpus, type Document, strings } from "./corpus.ts";
import { read } from "./platform.ts";
import { at, keyPositions, type Position, valuePositions } from "./positions.ts";
import { dto, judge } from "./verdict.ts";

before(() => init());

/** Asserts that the library and the platform reach the same verdict on a document at a position. */
function assertAgreement(position: Position, { bytes, why }: Document): void {
  const body = at(position, bytes);
  const isMalformed = "malformedAt" in judge(position.resource, body);
  assert.equal(isMalformed ? "malformed" : "JSON", read(body) ? "JSON" : "malformed", why);
}

test("the platform agrees with what the corpus says", () => {
  assert.ok(corpus.length > 400);
  for (const { bytes, isJson, why } of corpus) assert.equal(read(bytes) !== undefined, isJson, why);
});

test("the positions are where their names say", () => {
  for (const position of valuePositions) {
    let unknown = 0;
    const onDrift = ({ kind }: { kind: string }) => {
      if (kind === "unknown-key") unknown++;
    };
    const body = at(position, new TextEncoder().encode("null"));
    try {
      decode(position.resource, body, { validation: "lenient", onDrift });
    } catch (error) {
      // Nothing in the body holds records.
      assert.ok(isOceanError(error) && error.code === "invalid-response");
    }
    const isUnknown = /unknown|beside the records,|among other keys/.test(position.name);
    assert.equal(unknown > 0, isUnknown, position.name);
  }
});

for (const position of valuePositions) {
  test(`a value is accepted exactly where JSON.parse accepts it ${position.name} (${position.resource})`, () => {
    for (const document of corpus) assertAgreement(position, document);
  });
}

for (const position of keyPositions) {
  test(`a string is accepted exactly where JSON.parse accepts it ${position.name} (${position.resource})`, () => {
    for (const document of strings) assertAgreement(position, document);
  });
}

test("the wire's tree is the one that JSON.parse gives", () => {
  const lists = [...valuePositions, ...keyPositions].filter(({ resource }) => !rowOf(resource).isMap);
  for (const position of lists) {
    for (const { bytes, why } of position.name.includes("key") ? strings : corpus) {
      const body = at(position, bytes);
      const reading = read(body);
      if (reading)
        assert.deepEqual(judge(position.resource, body, dto), { records: recordsOf(position, reading.value) }, why);
    }
  }
});

/** The records of an answer, which is a list or has one under a key. */
function recordsOf({ resource }: Position, value: unknown): unknown[] {
  const { records: key } = rowOf(resource);
  const list = key === undefined ? value : (value as Record<string, unknown> | null)?.[key];
  return Array.isArray(list) ? list : [];
}

/** How many containers are open at a position. */
const depthOf = ({ before }: Position) => {
  const marks = new TextDecoder().decode(before).replace(/"[^"]*"/g, "");
  return marks.replace(/[^[{]/g, "").length - marks.replace(/[^\]}]/g, "").length;
};

test("up to 64 containers can be nested, but no more", () => {
  for (const position of valuePositions) {
    for (const [opening, closing] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const nested = (depth: number) => opening.repeat(depth) + (opening === "[" ? "" : "1") + closing.repeat(depth);
      const verdict = (depth: number) =>
        judge(position.resource, at(position, new TextEncoder().encode(nested(depth))));
      const room = 64 - depthOf(position);
      assert.ok("records" in verdict(room), `${position.name}: ${room}`);
      assert.ok("malformedAt" in verdict(room + 1), `${position.name}: ${room + 1}`);
      assert.ok("malformedAt" in verdict(5_000), `${position.name}: 5000`);
    }
  }
});
