import assert from "node:assert/strict";
import { assertNothingLeft, ends, scenario } from "./client-page.ts";
import { SORTS } from "./page/aborts.ts";

const STALL = "stall:bytes=120000";

scenario(
  "an abort fails a stream with the abort's reason, and leaves nothing behind",
  { faults: [STALL] },
  async (page) => {
    for (const sort of SORTS) {
      const { first, isReason } = await page.run(async (sort) => {
        const stop = new AbortController();
        const stream = network.client().stream("nonCommunicatingDevices", {}, { signal: stop.signal });
        const reader = stream.getReader();
        const first = (await reader.read()).value?.length ?? 0;
        network.abortWith(sort, stop);
        const rejections = [await network.rejection(reader.closed), await network.rejection(reader.read())];
        return { first, isReason: rejections.every(({ reason }) => network.isReason(sort, reason)) };
      }, sort);
      assert.ok(first > 0);
      assert.ok(isReason, sort);
      await assertNothingLeft(page);
    }
    assert.deepEqual(
      ends(await page.requests()),
      SORTS.map(() => "closed by client"),
    );
  },
);

for (const how of ["leaving the loop", "cancelling", "an error in the loop"] as const) {
  scenario(`${how} ends the transfer, and leaves nothing behind`, { faults: [STALL] }, async (page) => {
    const { read, thrown } = await page.run(async (how) => {
      const { signal } = new AbortController();
      const stream = network.client().stream("nonCommunicatingDevices", {}, { signal });
      if (how === "cancelling") {
        const reader = stream.getReader();
        const { value } = await reader.read();
        await reader.cancel("enough");
        return { read: value?.length ?? 0, thrown: null };
      }
      let read = 0;
      let thrown: string | null = null;
      try {
        for await (const batch of stream) {
          read += batch.length;
          if (how === "leaving the loop") break;
          throw new Error("of the application");
        }
      } catch (error) {
        thrown = (error as Error).message;
      }
      return { read, thrown };
    }, how);
    assert.ok(read > 0 && read < 20);
    assert.equal(thrown, how === "an error in the loop" ? "of the application" : null);
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
    await assertNothingLeft(page);
  });
}

scenario(
  "cancelling ends a request that is waiting for headers",
  { faults: ["slow-headers:ms=3600000"] },
  async (page) => {
    await page.run(() => {
      const { signal } = new AbortController();
      const reader = network.client().stream("vehicles", {}, { signal }).getReader();
      Object.assign(globalThis, { reader });
    });
    await page.arrivals.requests(1);
    await page.run(() => (globalThis as unknown as { reader: ReadableStreamDefaultReader }).reader.cancel());
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
    await assertNothingLeft(page);
  },
);

scenario(
  "a stream that is no longer read has no deadline until it is, and leaves nothing behind when it is cancelled",
  // The body takes much longer than the test, for the server too.
  { vehicles: 1_000, faults: ["slow-body:ms=50,bytes=10000"] },
  async (page) => {
    const timers = await page.run(async () => {
      const { signal } = new AbortController();
      let [records, read] = [0, Number.POSITIVE_INFINITY];
      let onFull = () => {};
      const isFull = new Promise<void>((resolve) => {
        onFull = resolve;
      });
      const onProgress = (progress: { records: number }) => {
        records = progress.records;
        if (records > read) onFull();
      };
      const stream = network.client().stream("vehicles", {}, { signal, deadlineMs: 77_777, onProgress });
      const reader = stream.getReader();
      read = (await reader.read()).value?.length ?? 0;
      if (records > read) onFull();
      // From here on, the client waits for the reader instead of the server.
      await isFull;
      await network.turn();
      const timers = watch.timers();
      await reader.cancel();
      return timers;
    });
    assert.deepEqual(timers, []);
    assert.deepEqual(ends(await page.requests()), ["closed by client"]);
    await assertNothingLeft(page);
  },
);
