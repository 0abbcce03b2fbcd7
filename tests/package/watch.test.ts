// `watch`: what it delivers, and when it polls.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { before, test } from "node:test";
import init, { isOceanError, type WatchOptions } from "ocean-fleet";
import { entities, entity, failure, isPending, scene, settle, watch } from "./watching.ts";

before(() => init());

test("the first update comes at once, with all records as new", async (t) => {
  const { ocean, answer } = scene(t);
  answer(entities(entity(1), entity(2)));
  const before = new Date().toISOString();
  for await (const { records, added, changed, removed, at } of ocean.watch("entities")) {
    assert.deepEqual(
      records.map(({ id }) => id),
      [1, 2],
    );
    assert.deepEqual(added, records);
    assert.deepEqual([changed, removed], [[], []]);
    assert.ok(before <= at && at <= new Date().toISOString());
    break;
  }
});

test("the next update has the differences, and what has not changed is the same object", async (t) => {
  const { ocean, answer, pass, polls } = scene(t);
  answer(entities(entity(1), entity(2), entity(3)));
  const loop = watch(ocean.watch("entities"));
  const first = (await loop.next()).value;
  answer(entities(entity(1), entity(2), entity(3)), entities(entity(4), entity(3, "New"), entity(1)));
  const second = loop.next();
  await pass(30_000);
  assert.equal(await isPending(second), true, "nothing has changed");
  await pass(30_000);
  const { records, added, changed, removed } = (await second).value;
  assert.deepEqual(
    records.map(({ id, name }: { id: number; name: string }) => [id, name]),
    [
      [4, "Entity 4"],
      [3, "New"],
      [1, "Entity 1"],
    ],
  );
  assert.equal(records[2], first.records[0]);
  assert.deepEqual([added, changed], [[records[0]], [records[1]]]);
  assert.equal(removed[0], first.records[1]);
  assert.equal(polls(), 3);
});

test("what has changed in something that was not selected is no change", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer(entities(entity(1)), entities(entity(1, "New")), entities(entity(1, "New"), entity(2)));
  const loop = watch(ocean.watch("entities", {}, { select: ["id"] }));
  const first = (await loop.next()).value;
  assert.deepEqual(first.records, [{ id: 1 }]);
  const next = loop.next();
  await pass(30_000);
  assert.equal(await isPending(next), true);
  await pass(30_000);
  assert.equal((await next).value.records[0], first.records[0]);
});

test("another order alone is no change", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer(entities(entity(1), entity(2)), entities(entity(2), entity(1)));
  const loop = watch(ocean.watch("entities"));
  await loop.next();
  const next = loop.next();
  await pass(30_000);
  assert.equal(await isPending(next), true);
});

test("there is no poll while the loop's body runs, and the interval begins where a poll ends", async (t) => {
  const { ocean, answer, pass, polls } = scene(t);
  let arrive = (_body: string) => {};
  answer(
    new Promise<string>((resolve) => {
      arrive = resolve;
    }),
    entities(entity(1)),
  );
  const loop = watch(ocean.watch("entities", {}, { intervalMs: 5_000 }));
  const first = loop.next();
  await pass(4_000);
  arrive(entities(entity(2)));
  await first;
  await pass(60_000);
  assert.equal(polls(), 1, "nobody waits for an update");
  const second = loop.next();
  await pass(4_500);
  assert.equal(polls(), 1);
  await pass(500);
  assert.equal(polls(), 2);
  await second;
});

test("a watch that is never read sends nothing and leaves nothing", async (t) => {
  const { ocean, polls } = scene(t);
  const { signal } = new AbortController();
  ocean.watch("entities", {}, { signal });
  await settle();
  assert.equal(polls(), 0);
  assert.equal(getEventListeners(signal, "abort").length, 0);
});

test("wrong options and parameters are refused before anything is sent", async (t) => {
  const { ocean, polls } = scene(t);
  const refused = async (options: object, code: string, says: RegExp) => {
    const error = await failure(watch(ocean.watch("entities", {}, options as WatchOptions<"entities">)).next());
    assert.ok(isOceanError(error), String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
  };
  await refused({ intervalMs: 999 }, "invalid-options", /`intervalMs`.*1000.*999/);
  await refused({ intervalMs: "1000" }, "invalid-options", /`intervalMs`/);
  await refused({ intervalMs: Number.NaN }, "invalid-options", /`intervalMs`/);
  await refused({ interval: 5_000 }, "invalid-options", /`interval`/);
  await refused({ whenHidden: "stop" }, "invalid-options", /`whenHidden`.*"pause" or "continue"/);
  await refused({ onError: true }, "invalid-options", /`onError`/);
  await refused({ key: 5 }, "invalid-options", /`key`.*the name of a property or a function/);
  await refused({ key: "nom", select: ["id"] }, "invalid-options", /nom/);
  await refused({ shape: "dto" }, "invalid-options", /`key` must be a function/);
  await refused({ shape: "dto", key: "id" }, "invalid-options", /`key` must be a function/);
  await refused({ retries: -1 }, "invalid-options", /`retries`/);
  const params = { eventCodes: [] };
  const error = await failure(watch(ocean.watch("latestEvents", params)).next());
  assert.equal(error.code, "invalid-params");
  assert.equal(polls(), 0);
});

test("options and parameters are read when the watch is made", async (t) => {
  const { ocean, answer } = scene(t);
  const options: WatchOptions<"entities"> = { select: ["id"] };
  const updates = ocean.watch("entities", {}, options);
  options.select = ["name"];
  answer(entities(entity(1)));
  assert.deepEqual((await watch(updates).next()).value.records, [{ id: 1 }]);
});

test("in lenient validation, issues are told for every answer", async (t) => {
  const { ocean, answer, pass } = scene(t);
  const body = '{"entities":[{"id":1,"nom":5},{"id":2,"nom":"B"}]}';
  answer(body, body);
  let told = 0;
  const onIssues = () => {
    told++;
  };
  const loop = watch(ocean.watch("entities", {}, { validation: "lenient", intervalMs: 1_000, onIssues }));
  assert.deepEqual((await loop.next()).value.records[0], { id: 1, name: null });
  const next = loop.next();
  await pass(1_000);
  assert.equal(await isPending(next), true, "nothing has changed");
  assert.equal(told, 2);
});

test("an abort is thrown as the signal's reason: before, while a transfer runs, and while waiting", async (t) => {
  const reason = { mine: true };
  const { ocean, answer, pass, polls } = scene(t);
  const aborted = AbortSignal.abort(reason);
  assert.equal(await failure(watch(ocean.watch("entities", {}, { signal: aborted })).next()), reason);
  assert.equal(polls(), 0);
  for (const answered of [false, true]) {
    if (answered) answer(entities(entity(1)));
    const controller = new AbortController();
    const loop = watch(ocean.watch("entities", {}, { signal: controller.signal }));
    if (answered) await loop.next();
    const next = failure(loop.next());
    await pass(0);
    controller.abort(reason);
    assert.equal(await next, reason);
    assert.deepEqual(await loop.next(), { done: true, value: undefined });
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  }
});

test("leaving the loop while it waits takes effect at once, and stops the transfer", async (t) => {
  const { ocean, answer, pass, polls } = scene(t);
  const controller = new AbortController();
  for (const answered of [false, true]) {
    if (answered) answer(entities(entity(1)));
    const loop = watch(ocean.watch("entities", {}, { signal: controller.signal }));
    if (answered) await loop.next();
    const before = polls();
    const next = loop.next();
    await pass(0);
    assert.deepEqual(await loop.return?.(), { done: true, value: undefined });
    assert.deepEqual(await next, { done: true, value: undefined });
    await pass(600_000);
    assert.equal(polls(), answered ? before : before + 1);
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  }
});

test("a client that was freed ends its watches", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer(entities(entity(1)));
  const loop = watch(ocean.watch("entities"));
  await loop.next();
  const next = failure(loop.next());
  ocean.free();
  await pass(30_000);
  assert.equal((await next).code, "not-initialized");
});
