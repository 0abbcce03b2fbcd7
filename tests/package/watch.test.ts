// `watch`: what it delivers, and when it polls.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { before, type TestContext, test } from "node:test";
import init, { type ClientOptions, isOceanError, OceanClient, type WatchOptions } from "ocean-fleet";

before(() => init());

type Answer = string | number | Error | Promise<string>;

/** A client whose answers the test gives, in their order; and a clock that only the test moves. */
function scene(t: TestContext, options: ClientOptions = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const answers: Answer[] = [];
  let polls = 0;
  const fetch = async (_url: unknown, request?: RequestInit) => {
    polls++;
    const answer = await answers.shift();
    if (answer === undefined) {
      return new Promise<Response>((_resolve, reject) => {
        request?.signal?.addEventListener("abort", () => reject(request.signal?.reason));
      });
    }
    if (answer instanceof Error) throw answer;
    return typeof answer === "number" ? new Response("", { status: answer }) : new Response(answer);
  };
  const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc", retries: 0, ...options, fetch });
  return {
    ocean,
    polls: () => polls,
    answer: (...given: Answer[]) => answers.push(...given),
    /** Moves the clock. */
    pass: async (milliseconds: number) => {
      await settle();
      t.mock.timers.tick(milliseconds);
      await settle();
    },
  };
}

/** Lets everything that is ready run. */
async function settle() {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const entity = (id: number | null, nom = `Entity ${id}`) => JSON.stringify({ id, nom });
const entities = (...records: string[]) => `{"entities":[${records}]}`;

/** Whether a promise is still pending. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol();
  await settle();
  return (await Promise.race([promise, Promise.resolve(pending)])) === pending;
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => assert.fail("It has not failed."),
    (error) => error,
  );

/** The loop of a watch, turn by turn. */
const watch = <T>(updates: AsyncIterable<T>) => updates[Symbol.asyncIterator]();

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

/** The page's surroundings, which Node lacks. */
function surround(t: TestContext, name: "document" | "navigator", value: object) {
  const given = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => {
    if (given) Object.defineProperty(globalThis, name, given);
    else Reflect.deleteProperty(globalThis, name);
  });
}

for (const whenHidden of ["pause", "continue"] as const) {
  test(`a hidden page does${whenHidden === "pause" ? " not" : ""} poll with ${whenHidden}`, async (t) => {
    const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    surround(t, "document", document);
    const show = (visibilityState: string) => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event("visibilitychange"));
    };
    const { ocean, answer, pass, polls } = scene(t);
    answer(entities(entity(1)), entities(entity(2)), entities(entity(3)));
    const loop = watch(ocean.watch("entities", {}, { whenHidden }));
    await loop.next();
    const next = loop.next();
    await pass(10_000);
    show("hidden");
    await pass(600_000);
    assert.equal(polls(), whenHidden === "pause" ? 1 : 2);
    show("visible");
    await settle();
    assert.equal(polls(), 2, "one poll at once");
    await next;
    assert.equal(getEventListeners(document, "visibilitychange").length, 0);
  });
}

test("without a network there is no poll, and one at once when it is back", async (t) => {
  const navigator = { onLine: true };
  surround(t, "navigator", navigator);
  const events = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener"] as const) {
    Object.defineProperty(globalThis, name, { value: events[name].bind(events), configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, name));
  }
  const { ocean, answer, pass, polls } = scene(t);
  answer(entities(entity(1)), entities(entity(2)));
  const loop = watch(ocean.watch("entities", {}, { whenHidden: "continue" }));
  await loop.next();
  const next = loop.next();
  await settle();
  navigator.onLine = false;
  events.dispatchEvent(new Event("offline"));
  await pass(600_000);
  assert.equal(polls(), 1);
  navigator.onLine = true;
  events.dispatchEvent(new Event("online"));
  await settle();
  assert.equal(polls(), 2);
  await next;
  for (const type of ["online", "offline"]) assert.equal(getEventListeners(events, type).length, 0);
});
