import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { type WatchOptions } from "ocean-fleet";
import { entities, entity, failure, scene, watch } from "./watching.ts";

before(() => init());

test("what passes is told and waited out, twice as long each time", async (t) => {
  const { ocean, answer, pass, polls } = scene(t);
  const told: unknown[] = [];
  const onError: WatchOptions["onError"] = (error, failures) => told.push([error.code, failures]);
  answer(503, new TypeError("Failed to fetch"), 429, entities(entity(1)), 500, entities(entity(2)));
  const loop = watch(ocean.watch("entities", {}, { intervalMs: 1_000, onError }));
  const first = loop.next();
  for (const [wait, expected] of [
    [1_500, 1],
    [500, 2],
    [3_500, 2],
    [500, 3],
    [7_500, 3],
    [500, 4],
  ] as const) {
    await pass(wait);
    assert.equal(polls(), expected);
  }
  await first;
  assert.deepEqual(told, [
    ["server", 1],
    ["network", 2],
    ["rate-limited", 3],
  ]);
  const second = loop.next();
  await pass(1_000);
  assert.deepEqual(told.at(-1), ["server", 1], "a success ends the row");
  await pass(2_000);
  assert.deepEqual((await second).value.added.length, 1);
});

test("the wait after failures is at most five minutes, or the interval", async (t) => {
  for (const [intervalMs, most] of [
    [60_000, 300_000],
    [600_000, 600_000],
  ] as const) {
    const { ocean, answer, pass, polls } = scene(t);
    answer(...Array<number>(6).fill(503));
    void watch(ocean.watch("entities", {}, { intervalMs })).next();
    for (let poll = 0; poll < 5; poll++) await pass(most);
    assert.equal(polls(), 6);
    await pass(most - 1_000);
    assert.equal(polls(), 6);
    await pass(1_000);
    assert.equal(polls(), 7);
    t.mock.timers.reset();
  }
});

test("every other error ends the loop, unless onError returns true", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer(entities(entity(1)), 403);
  const loop = watch(ocean.watch("entities"));
  await loop.next();
  const next = failure(loop.next());
  await pass(30_000);
  assert.equal((await next).code, "forbidden");
  assert.deepEqual(await loop.next(), { done: true, value: undefined });

  answer(403, '{"entities":[{"id":"x"}]}', entities(entity(1)));
  const codes: string[] = [];
  const onError: WatchOptions["onError"] = (error) => {
    codes.push(error.code);
    return true;
  };
  const tolerant = watch(ocean.watch("entities", {}, { intervalMs: 1_000, onError })).next();
  await pass(2_000);
  await pass(4_000);
  assert.equal((await tolerant).value.records.length, 1);
  assert.deepEqual(codes, ["forbidden", "invalid-response"]);
});

test("an onError that throws breaks nothing", async (t) => {
  const { ocean, answer, pass } = scene(t);
  const reported: unknown[] = [];
  t.mock.method(console, "error", (error: unknown) => reported.push(error));
  answer(503, entities(entity(1)));
  const onError = () => {
    throw new Error("of the hook");
  };
  const next = watch(ocean.watch("entities", {}, { intervalMs: 1_000, onError })).next();
  await pass(2_000);
  assert.equal((await next).value.records.length, 1);
  assert.match(String(reported[0]), /of the hook/);
});
