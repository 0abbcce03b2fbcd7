import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { BatchStream, Drift } from "ocean-fleet";
import { bytes, recordWith, sample, sampleText, streamOf } from "./bodies.ts";
import { decode, decodeStream, init } from "./entry.ts";
import { failureOf } from "./failures.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";

/** Reads a stream until it ends or fails: its batches, and the error. */
async function read<T>(stream: BatchStream<T>): Promise<{ batches: T[][]; error: unknown }> {
  const batches: T[][] = [];
  try {
    for await (const batch of stream) batches.push(batch);
  } catch (error) {
    return { batches, error };
  }
  return { batches, error: undefined };
}

/** A stream that the test feeds by hand. */
function fed() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const cancelled: unknown[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start: (own) => {
      controller = own;
    },
    cancel: (reason) => void cancelled.push(reason),
  });
  return {
    stream,
    cancelled,
    feed: (text: string) => controller.enqueue(bytes(text)),
    close: () => controller.close(),
  };
}

const device = (id: number) => JSON.stringify(recordWith("detailedBoxDTO.id", id));

test("the batches of a stream together are what decode returns", async () => {
  const body = bytes(
    JSON.stringify(
      Array(300)
        .fill([...sample(), {}])
        .flat(),
    ),
  );
  for (const size of [1_000_000_000, 65_536, 4_099]) {
    const pieces: Uint8Array[] = [];
    for (let from = 0; from < body.length; from += size) pieces.push(body.subarray(from, from + size));
    const { batches, error } = await read(decodeStream(RESOURCE, streamOf(...pieces)));
    assert.equal(error, undefined);
    assert.deepEqual(batches.flat(), await decode(RESOURCE, body));
    assert.ok(batches.every((batch) => batch.length > 0));
  }
});

test("the first batch is available before the body has ended", async () => {
  const { stream, feed, close } = fed();
  const reader = decodeStream(RESOURCE, stream, { select: ["id"] }).getReader();
  feed(`[${device(1)},${device(2)},{"detailedBox`);
  assert.deepEqual(await reader.read(), { done: false, value: [{ id: 1 }, { id: 2 }] });
  feed(`DTO":{"id":3}},${device(4)}, `);
  assert.deepEqual(await reader.read(), { done: false, value: [{ id: 3 }, { id: 4 }] });
  feed("{}]");
  close();
  assert.deepEqual(await reader.read(), { done: false, value: [{ id: null }] });
  assert.deepEqual(await reader.read(), { done: true, value: undefined });
});

test("options work for streams as they do for decode", async () => {
  for (const options of [
    { select: ["id", "vehicle"] },
    { dates: "epoch" },
    { shape: "dto" },
    { validation: "lenient" },
  ] as const) {
    const { batches } = await read(decodeStream(RESOURCE, streamOf(sampleText), options as object));
    assert.deepEqual(batches.flat(), await decode(RESOURCE, sampleText, options as object));
  }
});

test("records before a problem are delivered, whatever pieces they arrived in", async () => {
  const good = Array.from({ length: 3_000 }, (_, id) => device(id)).join(",");
  for (const [what, bad] of [
    ["invalid-response", '{"detailedBoxDTO":{"id":"x"}}]'],
    ["malformed-json", "oops]"],
    ["malformed-json", ""],
  ] as const) {
    const body = bytes(`[${good},${bad}`);
    for (const pieces of [[body], [body.subarray(0, 100), body.subarray(100)], [`[${good}`, `,${bad}`]]) {
      const { batches, error } = await read(decodeStream(RESOURCE, streamOf(...pieces)));
      await failureOf(what, () => Promise.reject(error));
      const ids = batches.flat().map(({ id }) => id);
      assert.deepEqual(
        ids,
        Array.from({ length: 3_000 }, (_, id) => id),
        `${what} in ${pieces.length} pieces`,
      );
    }
  }
});

test("records before a problem are delivered, however late they are read", async () => {
  const body = `[${Array(3_000).fill(JSON.stringify(sample()[0])).join(",")},oops]`;
  const reader = decodeStream(RESOURCE, streamOf(body)).getReader();
  let records = 0;
  let error: unknown;
  for (;;) {
    // Everything else gets its turn first.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      records += (await reader.read()).value?.length ?? 0;
    } catch (reason) {
      error = reason;
      break;
    }
  }
  await failureOf("malformed-json", () => Promise.reject(error));
  assert.equal(records, 3_000);
});

test("a stream fails at the first problem, without the rest of the body", async () => {
  const { stream, cancelled, feed } = fed();
  const reader = decodeStream(RESOURCE, stream).getReader();
  feed(`[{},{"detailedBoxDTO":{"id":"x"}},`);
  const { value } = await reader.read();
  assert.equal(value?.length, 1);
  const error = await failureOf("invalid-response", () => reader.read());
  assert.deepEqual([error.issueCount, error.issues[0]?.path], [1, [1, "detailedBoxDTO", "id"]]);
  assert.equal(cancelled.length, 1, "the body was not cancelled");
});

test("a record that is too large fails the stream", async () => {
  const { batches, error } = await read(
    decodeStream(RESOURCE, streamOf(`[{},{"x":"${"a".repeat(200)}"}]`), { maxRecordBytes: 100 }),
  );
  assert.equal((await failureOf("too-large", () => Promise.reject(error))).offset, 4);
  assert.equal(batches.flat().length, 1);
});

test("leaving the loop cancels the body", async () => {
  const { stream, cancelled, feed } = fed();
  feed(`[${device(1)},`);
  for await (const batch of decodeStream(RESOURCE, stream)) {
    assert.equal(batch.length, 1);
    break;
  }
  assert.equal(cancelled.length, 1);
});

test("cancelling passes the reason on to the body, even during a read", async () => {
  const { stream, cancelled, feed } = fed();
  const reader = decodeStream(RESOURCE, stream).getReader();
  feed(`[${device(1)},`);
  await reader.read();
  const pending = reader.read();
  await reader.cancel("enough");
  assert.deepEqual(cancelled, ["enough"]);
  assert.deepEqual(await pending, { done: true, value: undefined });
});

test("the body is read no faster than the batches are", async () => {
  let pulled = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(bytes(pulled++ === 0 ? `[${device(0)}` : `,${device(pulled)}`));
      },
    },
    { highWaterMark: 0 },
  );
  const reader = decodeStream(RESOURCE, source).getReader();
  for (let batch = 0; batch < 5; batch++) await reader.read();
  // Let everything that is ready run.
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(pulled <= 7, `${pulled} pieces were read for 5 batches`);
  await reader.cancel();
});

test("the body's own error is passed on unchanged", async () => {
  const boom = new Error("boom");
  const source = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(boom) });
  const { error } = await read(decodeStream(RESOURCE, source));
  assert.equal(error, boom);
});

test("an empty body is malformed, as with decode", async () => {
  const { error } = await read(decodeStream(RESOURCE, streamOf()));
  assert.equal((await failureOf("malformed-json", () => Promise.reject(error))).offset, 0);
});

test("an invalid body, resource or option rejects", async () => {
  const locked = streamOf("[]");
  locked.getReader();
  for (const [code, resource, body, options] of [
    ["invalid-params", RESOURCE, locked, {}],
    ["invalid-params", RESOURCE, "[]", {}],
    ["invalid-params", RESOURCE, undefined, {}],
    ["invalid-params", RESOURCE, new ReadableStream({ pull: (controller) => controller.enqueue("[]") }), {}],
    ["invalid-params", "devices", streamOf("[]"), {}],
    ["invalid-options", RESOURCE, streamOf("[]"), { shape: "xml" }],
  ] as const) {
    const stream = decodeStream(resource as never, body as never, options as object);
    await failureOf(code, () => stream.getReader().read());
  }
});

test("issues are reported at the end, drift as it is found", async () => {
  const events: string[] = [];
  const { stream, feed, close } = fed();
  const reader = decodeStream(RESOURCE, stream, {
    validation: "lenient",
    onIssues: (issues, count) => events.push(`${issues.length} of ${count} issues`),
    onDrift: ({ path }: Drift) => events.push(`drift at ${path.join(".")}`),
  }).getReader();
  feed(`[{"neu":1,"detailedBoxDTO":{"id":"x"}},`);
  await reader.read();
  assert.deepEqual(events, ["drift at neu"]);
  feed(`{"neu":1,"detailedBoxDTO":{"id":"x"}}]`);
  await reader.read();
  close();
  assert.equal((await reader.read()).done, true);
  assert.deepEqual(events, ["drift at neu", "2 of 2 issues"]);
});

test("concurrent streams do not affect each other, even if one fails", async () => {
  const streams = Array.from({ length: 8 }, (_, n) =>
    read(decodeStream(RESOURCE, streamOf("[", device(n), n % 2 ? "!" : ",", device(n), "]"), { select: ["id"] })),
  );
  for (const [n, { batches, error }] of (await Promise.all(streams)).entries()) {
    assert.deepEqual(batches.flat(), n % 2 ? [{ id: n }] : [{ id: n }, { id: n }]);
    assert.equal(error === undefined, n % 2 === 0);
  }
});
