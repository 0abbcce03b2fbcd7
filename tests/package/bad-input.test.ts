import assert from "node:assert/strict";
import { before, test } from "node:test";
import type * as OceanFleet from "ocean-fleet";
import init, { decode, isOceanError, OceanError } from "ocean-fleet";
import { bytes, sample, sampleText } from "./bodies.ts";
import { failureOf } from "./failures.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const compact = JSON.stringify(sample());

/** The library works as if nothing had been. */
const assertWorks = () => assert.equal(decode(RESOURCE, sampleText).length, 1);

async function assertMalformed(body: string | Uint8Array, offset: number, what: string): Promise<void> {
  const error = await failureOf("malformed-json", () => decode(RESOURCE, body));
  assert.equal(error.offset, offset, what);
  assert.ok(error.message.includes(`byte ${offset}`), error.message);
  assert.equal(error.endpoint, "noncommunicant/list");
}

test("bodies that are no JSON are told with the first byte that cannot be", async () => {
  for (const [body, offset] of [
    ["", 0],
    ["   ", 3],
    ["\uFEFF", 3],
    ["<!doctype html><html><body>Maintenance</body></html>", 0],
    ["\n<html>", 1],
    ["[{}] trailing", 5],
    ["[{}]]", 4],
    ["[{},]", 4],
    ["[{} {}]", 4],
    ["[,{}]", 1],
    ["[{}", 3],
    ['[{"a":tru}]', 9],
    ['[{"a":nul', 9],
    ['[{"a" 1}]', 6],
    ["[{'a':1}]", 2],
    ['[{"a":01}]', 7],
    ['[{"a":1.}]', 8],
    ['[{"a":-}]', 7],
    ['[{"a":"\\x"}]', 8],
    ['[{"a":"\n"}]', 7],
    ['[{"a":"b', 8],
    ["[NaN]", 1],
    ["undefined", 0],
    ["\uFEFF\uFEFF[]", 3],
  ] as const) {
    await assertMalformed(body, offset, body);
  }
  assertWorks();
});

test("a body that is cut anywhere is malformed at its end", async () => {
  const whole = bytes(compact);
  for (let end = 0; end < whole.length; end++) await assertMalformed(whole.subarray(0, end), end, `cut at ${end}`);
  assertWorks();
});

test("a long body that is cut is malformed at its end, and no record of it is given out", async () => {
  const whole = bytes(JSON.stringify(Array(200).fill(sample()[0])));
  for (const end of [whole.length - 1, whole.length - 2, 131_072, 131_073, 500_000, 1_000_001]) {
    await assertMalformed(whole.subarray(0, end), end, `cut at ${end}`);
  }
});

test("bytes that are no UTF-8 are malformed, wherever they are", async () => {
  for (const sequence of ["ff", "80", "c080", "c3", "e282", "eda080", "f4908080", "f09f98", "f8888080"]) {
    for (const [before, after] of [
      ['[{"a":"', '"}]'],
      ['[{"', '":1}]'],
      ['[{"detailedBoxDTO":{"operateurSim":"Orange ', ' é"}}]'],
      [`[{"a":"${"x".repeat(200_000)}`, '"}]'],
      ["", "[]"],
      ["[", "]"],
      ["[]", ""],
    ] as const) {
      const body = Buffer.concat([Buffer.from(before), Buffer.from(sequence, "hex"), Buffer.from(after)]);
      const error = await failureOf("malformed-json", () => decode(RESOURCE, body));
      const offset = error.offset ?? -1;
      assert.ok(offset >= before.length && offset <= before.length + sequence.length / 2, `${sequence}: ${offset}`);
    }
  }
  assertWorks();
});

test("64 containers within each other are read, the root included; 65 are malformed", async () => {
  const nested = (depth: number, open: string, close: string) =>
    `[{"x":${open.repeat(depth - 2)}${close.repeat(depth - 2)}}]`;
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
  ] as const) {
    const inner = open === "[" ? nested(64, open, close) : `[{"x":${open.repeat(62)}null${close.repeat(62)}}]`;
    assert.deepEqual(decode(RESOURCE, inner, { shape: "dto" }), JSON.parse(inner));
    const outer = open === "[" ? nested(65, open, close) : `[{"x":${open.repeat(63)}null${close.repeat(63)}}]`;
    const error = await failureOf("malformed-json", () => decode(RESOURCE, outer));
    assert.match(error.message, /64/);
    assert.equal(error.offset, 6 + 62 * open.length);
  }
});

test("nesting without end is malformed, whether or not it is closed", async () => {
  for (const depth of [10_000, 1_000_000]) {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      await failureOf("malformed-json", () => decode(RESOURCE, open.repeat(depth)));
      await failureOf("malformed-json", () =>
        decode(RESOURCE, `[{"x":${open.repeat(depth)}null${close.repeat(depth)}}]`),
      );
    }
  }
  assertWorks();
});

test("a record of `maxRecordBytes` is read, one of a byte more is too large, and told where it begins", async () => {
  const record = JSON.stringify({ x: "é".repeat(500) });
  const size = bytes(record).length;
  const body = `[{},\n${record} ,{}]`;
  assert.equal(decode(RESOURCE, body, { maxRecordBytes: size }).length, 3);
  const error = await failureOf("too-large", () => decode(RESOURCE, body, { maxRecordBytes: size - 1 }));
  assert.equal(error.offset, 5);
  assert.match(error.message, /maxRecordBytes/);
  assertWorks();
});

test("a record that depends on a period is told to be too large with the advice to ask for a shorter one", async () => {
  const body = `{"positionsVehicles":[{"positions":[${Array(100).fill('{"vitesseKmh":50}')}]}]}`;
  const error = await failureOf("too-large", () => decode("positionHistory", body, { maxRecordBytes: 1_000 }));
  assert.match(error.message, /positions\/search.*maxRecordBytes.*Ask for a shorter period, or raise that option/);
  assertWorks();
});

test("records beyond 16 MiB are too large unless they are asked for", async () => {
  const body = `[{"x":"${"a".repeat(17 << 20)}"}]`;
  const error = await failureOf("too-large", () => decode(RESOURCE, body));
  assert.equal(error.offset, 1);
  assert.equal(decode(RESOURCE, body, { maxRecordBytes: 32 << 20 }).length, 1);
  assertWorks();
});

test("a record that never ends is too large before it is read to its end", async () => {
  await failureOf("too-large", () => decode(RESOURCE, `[{"x":"${"a".repeat(100_000)}`, { maxRecordBytes: 1_000 }));
});

test("what is no body is refused", async () => {
  for (const body of [undefined, null, 5, {}, [], new Uint16Array(2).buffer.slice.bind(null)]) {
    await failureOf("invalid-params", () => decode(RESOURCE, body as never));
  }
  assertWorks();
});

test("a resource that does not exist is refused, with those that do", async () => {
  for (const resource of ["", "devices", "toString", "__proto__", undefined, null, 5]) {
    const error = await failureOf("invalid-params", () => decode(resource as never, "[]"));
    assert.match(error.message, /nonCommunicatingDevices/);
  }
});

test("options that are not what they may be are refused, with what is accepted", async () => {
  for (const [options, says] of [
    [{ shape: "xml" }, /`shape`.*"model" or "dto"/],
    [{ dates: 5 }, /`dates`.*"iso" or "epoch", not 5/],
    [{ validation: "off" }, /`validation`.*"strict" or "lenient"/],
    [{ maxRecordBytes: -1 }, /`maxRecordBytes`.*not -1/],
    [{ maxRecordBytes: Number.NaN }, /`maxRecordBytes`.*NaN/],
    [{ maxRecordBytes: "1" }, /`maxRecordBytes`.*a string/],
    [{ select: "id" }, /`select`.*list/],
    [{ select: ["nope"] }, /nope.*vehicle/],
    [{ select: ["id"], shape: "dto" }, /`select`/],
    [{ dates: "epoch", shape: "dto" }, /`dates`/],
  ] as const) {
    const error = await failureOf("invalid-options", () => decode(RESOURCE, "[]", options as never));
    assert.match(error.message, says);
  }
});

test("an OceanError is an Error, and is known by guard and by class", async () => {
  const error = await failureOf("malformed-json", () => decode(RESOURCE, "x"));
  assert.ok(error instanceof Error && error instanceof OceanError);
  assert.equal(error.name, "OceanError");
  assert.match(String(error.stack), /^OceanError: /);
  assert.equal(isOceanError({ ...error, name: "OceanError" }), false);
  for (const other of [null, undefined, 5, "OceanError", new Error("x"), {}]) assert.equal(isOceanError(other), false);
});

test("an error of another copy of the package is known by guard, not by class", async () => {
  const copy: typeof OceanFleet = await import(`${import.meta.resolve("ocean-fleet")}?copy`);
  const error = await failureOf("not-initialized", () => copy.decode(RESOURCE, "[]"));
  assert.ok(isOceanError(error) && error instanceof copy.OceanError);
  assert.equal(error instanceof OceanError, false);
});

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

function platform(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

test("whatever is changed in a body, it is read as the platform reads it, or refused where the platform refuses it", () => {
  const parts =
    '[{"boxInstallationInfo":{"installationDate":"2024-11-07T09:41:12.635Z","hasNeverCommunicated":true},"neu":[1.5e3,-0,"\\u00e9é😀",null]},{}]';
  const source = bytes(parts);
  const random = numbers(7);
  let read = 0;
  const alphabet = bytes('{}[]",:\\ue0123456789.-+truefalsn \t\n\x00\x1f\x7f\u00e9');
  for (let round = 0; round < 20_000; round++) {
    const changes = 1 + (random.next().value % 3);
    let body = source.slice();
    for (let change = 0; change < changes; change++) {
      const place = random.next().value % body.length;
      const byte = alphabet[random.next().value % alphabet.length] as number;
      const kind = random.next().value % 3;
      if (kind === 0) body[place] = byte;
      else if (kind === 1) body = Uint8Array.from([...body.subarray(0, place), ...body.subarray(place + 1)]);
      else body = Uint8Array.from([...body.subarray(0, place), byte, ...body.subarray(place)]);
    }
    const expected = platform(body);
    let actual: unknown;
    try {
      actual = decode(RESOURCE, body, { shape: "dto", validation: "lenient" });
    } catch (error) {
      assert.ok(isOceanError(error) && error.code === "malformed-json", String(error));
      assert.equal(expected, undefined, Buffer.from(body).toString("latin1"));
      continue;
    }
    assert.deepStrictEqual(actual, expected ?? "refused by the platform");
    read++;
  }
  assert.ok(read > 5_000, `only ${read} bodies were read`);
});
