import assert from "node:assert/strict";
import type { OceanClient, Update, VehiclePosition } from "ocean-fleet";
import { type ClientPage, scenario } from "./client-page.ts";

/** What the page keeps from one step of a test to the next. */
interface Kept {
  loop: AsyncIterator<Update<VehiclePosition>>;
  records: VehiclePosition[];
  next: Promise<IteratorResult<Update<VehiclePosition>>>;
}

/** Begins to watch in the page, where intervals pass at once; gives what the first update has. */
const begin = (page: ClientPage) =>
  page.run(async () => {
    const later = setTimeout;
    const sooner = (call: () => void, delay = 0) => later(call, delay > 500 && delay <= 1_000 ? 0 : delay);
    globalThis.setTimeout = sooner as typeof setTimeout;
    const ocean: OceanClient = network.client();
    const loop = ocean.watch("vehiclePositions", {}, { intervalMs: 1_000 })[Symbol.asyncIterator]();
    const { records, added } = (await loop.next()).value;
    Object.assign(globalThis, { loop, records });
    return { records: records.length, added: added.length };
  });

const leave = (page: ClientPage) => page.run(async () => void (await (globalThis as unknown as Kept).loop.return?.()));

scenario("a watch in a page follows the fleet, and is left without a trace", { vehicles: 200 }, async (page) => {
  const first = await begin(page);
  assert.equal(first.records, 200);
  assert.equal(first.added, 200);
  page.simulator.advance(60 * 60_000);
  const second = await page.run(async () => {
    const { loop, records: before } = globalThis as unknown as Kept;
    const { records, changed } = (await loop.next()).value as Update<VehiclePosition>;
    const known = new Set(before);
    return { same: records.filter((record) => known.has(record)).length, changed: changed.length };
  });
  assert.ok(second.changed > 0);
  assert.equal(second.same + second.changed, 200);
  await leave(page);
});

scenario("a page that is offline does not poll, and polls at once when it is online again", {}, async (page) => {
  await begin(page);
  await page.setOffline(true);
  const before = (await page.requests()).length;
  await page.run(async () => {
    const kept = globalThis as unknown as Kept;
    kept.next = kept.loop.next();
    for (let turn = 0; turn < 20; turn++) await network.turn();
  });
  assert.equal((await page.requests()).length, before);
  await page.setOffline(false);
  await page.arrivals.requests(before + 1);
  await leave(page);
});
