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

/** How many answers something is kept of. */
const KEPT = 40;

/** In the page: keeps a text or a record of every answer. Returns how long what is kept is as JSON. */
const keepOfMany = async ({ token, what, count }: { token: string; what: "text" | "record"; count: number }) => {
  const ocean = new network.OceanClient({ baseUrl: network.setting.url, token });
  const isLong = (value: unknown) => typeof value === "string" && value.length > 16;
  const kept: unknown[] = [];
  for (let turn = 0; turn < count; turn++) {
    const records = await ocean.vehicles();
    const record = records[(turn * 7) % records.length] ?? {};
    kept.push(what === "text" ? Object.values(record).find(isLong) : record);
  }
  ocean.free();
  Object.assign(globalThis, { kept });
  return JSON.stringify(kept).length;
};

for (const what of ["text", "record"] as const) {
  scenario(`a ${what} that is kept holds at most 16 KB beside itself`, { vehicles: 500 }, async (page) => {
    const token = await page.run(() => network.signedIn());
    // Warm up, and keep one.
    await page.run(keepOfMany, { token, what, count: 10 });
    await page.run(keepOfMany, { token, what, count: 1 });
    const before = await page.heapBytes();
    const own = await page.run(keepOfMany, { token, what, count: KEPT });
    const held = ((await page.heapBytes()) - before - own) / KEPT;
    assert.ok(own > 16 * KEPT);
    assert.ok(held < 16_384, `${held} bytes`);
  });
}
