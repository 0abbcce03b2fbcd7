import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { decodeStream, OceanClient } from "ocean-fleet";
import { bytes, sample } from "./bodies.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
/** Large enough that the body cannot be decoded in a single turn. */
const RECORDS = 400;
const body = bytes(JSON.stringify(Array(RECORDS).fill(sample()[0])));

/** A body in pieces of this size that is already complete: reading it takes no turn of the event loop. */
function queued(size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let from = 0; from < body.length; from += size) controller.enqueue(body.subarray(from, from + size));
      controller.close();
    },
  });
}

/** Keeps the thread busy, like a slow device. */
function work(): void {
  const end = performance.now() + 10;
  while (performance.now() < end);
}

/** Counts the turns of the event loop that everything else gets until the work is done. */
async function turnsOf(task: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let timer = setTimeout(function turn() {
    turns++;
    timer = setTimeout(turn);
  });
  await task();
  clearTimeout(timer);
  return turns;
}

const client = (size: number) =>
  new OceanClient({ baseUrl: "https://ocean.example", token: "abc", fetch: async () => new Response(queued(size)) });

async function readSlowly(stream: AsyncIterable<unknown[]>): Promise<void> {
  let records = 0;
  for await (const batch of stream) {
    records += batch.length;
    work();
  }
  assert.equal(records, RECORDS);
}

for (const [pieces, size] of [
  ["one piece", body.length],
  ["many pieces", 100_000],
] as const) {
  test(`a stream yields to the event loop, even if its body is already there in ${pieces}`, async () => {
    const turns = await turnsOf(() => readSlowly(client(size).stream(RESOURCE)));
    assert.ok(turns > 3, `${turns} turns`);
  });

  test(`a promise yields to the event loop, even if its body is already there in ${pieces}`, async () => {
    const turns = await turnsOf(async () => {
      const records = await client(size).nonCommunicatingDevices({}, { onProgress: work });
      assert.equal(records.length, RECORDS);
    });
    assert.ok(turns > 3, `${turns} turns`);
  });

  test(`decodeStream yields to the event loop, even if its body is already there in ${pieces}`, async () => {
    const turns = await turnsOf(() => readSlowly(decodeStream(RESOURCE, queued(size))));
    assert.ok(turns > 3, `${turns} turns`);
  });
}

test("an abort takes effect between two turns of work", async () => {
  const stop = new AbortController();
  let records = 0;
  const reading = client(body.length).nonCommunicatingDevices(
    {},
    {
      signal: stop.signal,
      onProgress(progress) {
        if (records === 0) setTimeout(() => stop.abort("enough"));
        records = progress.records;
        work();
      },
    },
  );
  await assert.rejects(reading, (reason) => reason === "enough");
  assert.ok(records < RECORDS);
});
