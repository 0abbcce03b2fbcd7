import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { type WatchOptions } from "ocean-fleet";
import { entities, entity, failure, scene, watch } from "./watching.ts";

before(() => init());

test("a key tells records apart whether it is selected or not, and however it is given", async (t) => {
  const keys: WatchOptions<"entities">[] = [
    { key: "name" },
    { key: "name", select: ["id"] },
    { key: (record: { name: string }) => record.name },
  ];
  for (const options of keys) {
    const { ocean, answer, pass } = scene(t);
    answer(entities(entity(1, "A"), entity(2, "B")), entities(entity(3, "A"), entity(2, "B")));
    const loop = watch(ocean.watch("entities", {}, { ...options, intervalMs: 1_000 }));
    const first = (await loop.next()).value;
    assert.deepEqual(Object.keys(first.records[0]), options.select ?? ["id", "name"]);
    const next = loop.next();
    await pass(1_000);
    const { changed, records } = (await next).value;
    assert.deepEqual(
      changed.map(({ id }: { id: number }) => id),
      [3],
    );
    assert.equal(records[1], first.records[1]);
    t.mock.timers.reset();
  }
});

test("a record whose key is null is added and removed each time", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer(entities(entity(null), entity(1)), entities(entity(null), entity(1)));
  const loop = watch(ocean.watch("entities", {}, { intervalMs: 1_000 }));
  await loop.next();
  const next = loop.next();
  await pass(1_000);
  const { records, added, removed, changed } = (await next).value;
  assert.equal(records.length, 2);
  assert.deepEqual([added.length, removed.length, changed.length], [1, 1, 0]);
});

test("the same key twice is an error that names the property, and not its value", async (t) => {
  const twice = entities(entity(1, "Secret"), entity(2, "Secret"), entity(2, "Secret"));
  const refused = async (options: WatchOptions<"entities">, code: string, says: RegExp) => {
    const { ocean, answer } = scene(t);
    answer(twice);
    const error = await failure(watch(ocean.watch("entities", {}, options)).next());
    assert.equal(error.code, code);
    assert.match(error.message, says);
    assert.doesNotMatch(error.message, /Secret/);
    t.mock.timers.reset();
  };
  await refused({}, "invalid-response", /`id` gives the same for two records of `entities`/);
  await refused({ key: "name" }, "invalid-options", /`name`/);
  await refused({ key: () => "x" }, "invalid-options", /`key` gives/);
  await refused({ key: "nom" as "name" }, "invalid-options", /`nom` gives nothing/);
  await refused({ key: () => undefined }, "invalid-options", /nothing/);
  await refused({ key: () => ({}) }, "invalid-options", /an object/);
});

test("the same key twice is noticed in a later answer, too, and nothing is lost if that is tolerated", async (t) => {
  const { ocean, answer, pass } = scene(t);
  const fine = entities(entity(1), entity(2));
  answer(fine, entities(entity(1), entity(2), entity(1)), entities(entity(1), entity(2, "New")));
  const codes: string[] = [];
  const onError: WatchOptions["onError"] = (error) => {
    codes.push(error.code);
    return true;
  };
  const loop = watch(ocean.watch("entities", {}, { intervalMs: 1_000, onError }));
  const first = (await loop.next()).value;
  const next = loop.next();
  await pass(1_000);
  await pass(2_000);
  const { records, changed } = (await next).value;
  assert.deepEqual(codes, ["invalid-response"]);
  assert.equal(records[0], first.records[0]);
  assert.deepEqual(changed, [records[1]]);
});

test("a function's key that throws ends the loop with what it threw", async (t) => {
  const { ocean, answer } = scene(t);
  answer(entities(entity(1)));
  const thrown = { mine: true };
  const key = () => {
    throw thrown;
  };
  assert.equal(await failure(watch(ocean.watch("entities", {}, { key })).next()), thrown);
});

test("wire records are watched by a function", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer(entities(entity(1), entity(2)), entities(entity(1, "New"), entity(2)));
  const key = (record: { id?: number | null }) => record.id;
  const loop = watch(ocean.watch("entities", {}, { shape: "dto", intervalMs: 1_000, key }));
  const first = (await loop.next()).value;
  assert.deepEqual(first.records[0], JSON.parse(entity(1)));
  const next = loop.next();
  await pass(1_000);
  const { records, changed } = (await next).value;
  assert.deepEqual(changed, [JSON.parse(entity(1, "New"))]);
  assert.equal(records[1], first.records[1]);
});

test("the records of a map are told apart by its keys", async (t) => {
  const { ocean, answer, pass } = scene(t);
  answer('{"7":{"id":"a"},"8":{"id":"b"}}', '{"8":{"id":"b"},"9":{"id":"a"}}');
  const loop = watch(ocean.watch("latestEvents", { eventCodes: [1] }, { intervalMs: 1_000, select: ["id"] }));
  const first = (await loop.next()).value;
  assert.deepEqual(first.records, [{ id: "a" }, { id: "b" }]);
  const next = loop.next();
  await pass(1_000);
  const { records, added, removed } = (await next).value;
  assert.equal(records[0], first.records[1]);
  assert.deepEqual([added, removed], [[{ id: "a" }], [{ id: "a" }]]);
});
