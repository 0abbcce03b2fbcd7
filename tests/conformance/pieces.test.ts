import assert from "node:assert/strict";
import { before, test } from "node:test";
import init from "ocean-fleet";
import { corpus, strings } from "./corpus.ts";
import { at, keyPositions, type Position, valuePositions } from "./positions.ts";
import { judge, judgePieces } from "./verdict.ts";

before(() => init());

/** A body in two pieces, split before a byte. */
const cutAt = (body: Uint8Array, place: number) => [body.subarray(0, place), body.subarray(place)];

/** A body, byte by byte. */
const bytewise = (body: Uint8Array) => Array.from(body, (_, place) => body.subarray(place, place + 1));

const documentsFor = (position: Position) => (keyPositions.includes(position) ? strings : corpus);

for (const position of [...valuePositions, ...keyPositions]) {
  test(`a body that arrives byte by byte gets the same verdict, ${position.name} (${position.resource})`, async () => {
    for (const { bytes, why } of documentsFor(position)) {
      const body = at(position, bytes);
      assert.deepEqual(await judgePieces(position.resource, bytewise(body)), judge(position.resource, body), why);
    }
  });
}

/** Positions that take different paths in the engine, so that the end of its window falls anywhere in each of them. */
const CUT = [
  "as the whole body of a list",
  "as the whole body of a map",
  "as a record between others",
  "as a record under a key, among other keys",
  "as text",
  "as a number or text",
  "under an unknown key, among documented ones",
  "as a map's number, among others",
  "as a record's key after others",
];

for (const position of [...valuePositions, ...keyPositions].filter(({ name }) => CUT.includes(name))) {
  test(`a body that is split before any byte gets the same verdict, ${position.name}`, async () => {
    for (const { bytes, why } of documentsFor(position)) {
      const body = at(position, bytes);
      const whole = judge(position.resource, body);
      const first = Math.max(1, position.before.length - 1);
      const last = Math.min(body.length - 1, position.before.length + bytes.length + 1);
      for (let place = first; place <= last; place++) {
        assert.deepEqual(await judgePieces(position.resource, cutAt(body, place)), whole, `${why}, split at ${place}`);
      }
    }
  });
}
