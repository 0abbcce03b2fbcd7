import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { type ResourceName } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { corpus, strings } from "./corpus.ts";
import { read } from "./platform.ts";
import { at, keyPositions, valuePositions } from "./positions.ts";
import { judge, judgePieces } from "./verdict.ts";

before(() => init());

/** Random numbers below a limit, always the same sequence: Mulberry32. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** Bytes that matter to the grammar or to UTF-8. */
const TELLING = Buffer.from(
  '"\\{}[],: \n\t0159-+.eEtrufalsn\0\x1f\x7f\x80\x9f\xa0\xbf\xc0\xc3\xe0\xe2\xed\xef\xf0\xf4\xff',
  "latin1",
);

/** A body with a byte flipped, replaced, deleted or added, a part repeated, or the end cut off. */
function mutated(body: Uint8Array, random: (limit: number) => number): Uint8Array {
  const bytes = [...body];
  const place = random(bytes.length + 1);
  const telling = TELLING[random(TELLING.length)] ?? 0;
  switch (random(7)) {
    case 0:
      if (place < bytes.length) bytes[place] = (bytes[place] ?? 0) ^ (1 << random(8));
      break;
    case 1:
    case 2:
      if (place < bytes.length) bytes[place] = telling;
      break;
    case 3:
      bytes.splice(place, 1 + random(3));
      break;
    case 4:
      bytes.splice(place, 0, telling);
      break;
    case 5:
      bytes.splice(place, 0, ...bytes.slice(place, place + random(12)));
      break;
    default:
      bytes.length = place;
  }
  return Uint8Array.from(bytes);
}

/** A body that may or may not be JSON: one with up to three mutations. */
function doubtful(body: Uint8Array, random: (limit: number) => number): Uint8Array {
  let result = body;
  for (let count = 1 + random(3); count > 0; count--) result = mutated(result, random);
  return result;
}

async function assertAlike(resource: ResourceName, body: Uint8Array, random: (limit: number) => number): Promise<void> {
  const verdict = judge(resource, body);
  const what = () => `${resource}: ${Buffer.from(body).toString("latin1")}`;
  assert.equal("malformedAt" in verdict, read(body) === undefined, what());
  if (random(4) > 0) return;
  const size = 1 + random(16);
  const count = Math.ceil(body.length / size);
  const pieces = Array.from({ length: count }, (_, index) => body.subarray(index * size, (index + 1) * size));
  assert.deepEqual(await judgePieces(resource, pieces), verdict, what());
}

test("mutations of the corpus at every position are accepted exactly where JSON.parse accepts them", async () => {
  const random = randomFrom(1);
  for (const position of [...valuePositions, ...keyPositions]) {
    for (const { bytes } of keyPositions.includes(position) ? strings : corpus) {
      await assertAlike(position.resource, doubtful(at(position, bytes), random), random);
    }
  }
});

const fixtures = new URL("../fixtures/", import.meta.url);

for (const resource of RESOURCE_NAMES) {
  test(`mutations of the vendor's sample of ${resource} are accepted exactly where JSON.parse accepts them`, async () => {
    const random = randomFrom(resource.length);
    const sample = readFileSync(new URL(`${resource}.json`, fixtures));
    const compact = Buffer.from(JSON.stringify(JSON.parse(sample.toString())));
    for (let round = 0; round < 1_000; round++) {
      await assertAlike(resource, doubtful(round % 4 === 0 ? sample : compact, random), random);
    }
  });
}
