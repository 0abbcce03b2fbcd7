import assert from "node:assert/strict";
import { assertNothingLeft, type ClientPage, scenario } from "./client-page.ts";

const ROUND = 60;
/** An allowance in bytes for the bookkeeping of the page and of Chromium. */
const FLAT = 300_000;

/** In the page: aborts requests one after another, some in their body and some while waiting for headers. */
const abortMany = async ({ token, count }: { token: string; count: number }) => {
  const ocean = new network.OceanClient({ baseUrl: network.setting.url, token });
  for (let turn = 0; turn < count; turn++) {
    const stop = new AbortController();
    const { signal } = stop;
    const aborted = (thrown: unknown) => thrown === "enough" || Promise.reject(thrown);
    if (turn % 3 === 0) {
      await ocean.vehicles({}, { signal, onProgress: () => stop.abort("enough") }).catch(aborted);
    } else if (turn % 3 === 1) {
      const request = ocean.vehicles({}, { signal }).catch(aborted);
      await network.turn();
      stop.abort("enough");
      await request;
    } else {
      const reader = ocean.stream("nonCommunicatingDevices", {}, { signal }).getReader();
      await reader.read();
      stop.abort("enough");
      await reader.closed.catch(aborted);
    }
  }
  ocean.free();
};

async function measure(page: ClientPage, token: string): Promise<{ heap: number; wasm: number }> {
  await page.run(abortMany, { token, count: ROUND });
  await page.log();
  return { heap: await page.heapBytes(), wasm: await page.run(() => watch.wasmBytes()) };
}

scenario("aborted requests release their memory", { faults: ["stall:bytes=100000"] }, async (page) => {
  const token = await page.run(() => network.signedIn());
  // Warm up: code is compiled, and buffers reach their size.
  await measure(page, token);
  const before = await measure(page, token);
  await measure(page, token);
  const after = await measure(page, token);
  assert.ok(before.wasm > 0);
  assert.equal(after.wasm, before.wasm);
  assert.ok(after.heap - before.heap < FLAT, `${after.heap - before.heap} bytes more`);
  await assertNothingLeft(page);
});
