import assert from "node:assert/strict";
import { before, type TestContext, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import type { ClientOptions, RequestOptions } from "ocean-fleet";
import { runModule } from "./child.ts";
import { decode, init, OceanClient } from "./entry.ts";
import { serve } from "./servers.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
/** A body with a key that is new, a value that is not what is documented, and another record. */
const BODY = JSON.stringify([{ neu: 1, detailedBoxDTO: { id: "five" } }, {}]);
const HOOKS = {
  client: ["onRequest", "onResponse", "onRetry", "onDrift"],
  request: ["onResponse", "onProgress", "onDrift", "onIssues"],
} as const;

/** A server that fails once, so that it is tried again, and then gives the body. */
async function server(t: TestContext): Promise<string> {
  let asked = 0;
  return serve(t, (_request, response) => {
    asked++;
    if (asked === 1) response.writeHead(503, { "retry-after": "0" }).end();
    else response.end(BODY);
  });
}

/** All that there is to be done with a hook, in each of its places. */
async function useHooks(t: TestContext, hook: () => unknown): Promise<void> {
  t.mock.method(Math, "random", () => 0);
  const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, hook]));
  const ocean = new OceanClient({ baseUrl: await server(t), token: "t0k3n", ...(all(HOOKS.client) as ClientOptions) });
  const options = { validation: "lenient", ...(all(HOOKS.request) as RequestOptions<typeof RESOURCE>) } as const;
  assert.equal((await ocean.nonCommunicatingDevices({}, options)).length, 2);
  let records = 0;
  for await (const batch of ocean.stream(RESOURCE, {}, options)) records += batch.length;
  assert.equal(records, 2);
  const decoded = await decode(RESOURCE, BODY, { validation: "lenient", onIssues: hook, onDrift: hook });
  assert.equal(decoded.length, 2);
}

/** What was reported, and how, while the action ran and a turn after it. */
async function reported(t: TestContext, action: () => Promise<void>, withReportError: boolean) {
  const seen = { reportError: [] as unknown[], console: [] as unknown[], unhandled: [] as unknown[] };
  const unhandled = (reason: unknown) => void seen.unhandled.push(reason);
  process.on("unhandledRejection", unhandled);
  t.mock.method(console, "error", (...told: unknown[]) => void seen.console.push(...told));
  const given = globalThis as { reportError?: unknown };
  const before = Object.getOwnPropertyDescriptor(given, "reportError");
  if (withReportError) given.reportError = (error: unknown) => void seen.reportError.push(error);
  else delete given.reportError;
  try {
    await action();
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  } finally {
    delete given.reportError;
    if (before) Object.defineProperty(given, "reportError", before);
    process.off("unhandledRejection", unhandled);
    t.mock.restoreAll();
  }
  return seen;
}

/** Something with a `then` of its own. */
const THEN = "then";
const thenable = (then: unknown, owner: object = {}) => Object.assign(owner, { [THEN]: then });
const rejecting = (_: unknown, reject: (reason: unknown) => void) => reject(boom);
const boom = new Error("a hook of the application");
const fails = (): never => {
  throw boom;
};
const FAILURES: readonly (readonly [what: string, hook: () => unknown])[] = [
  ["throws", fails],
  ["rejects", () => Promise.reject(boom)],
  ["is an async function that throws", async () => fails()],
  ["rejects later", () => setImmediate().then(fails)],
  ["rejects in another realm", () => runInNewContext("Promise.reject(boom)", { boom })],
  ["gives a thenable that rejects", () => thenable(rejecting)],
  ["gives a thenable that throws", () => thenable(fails)],
  ["gives a function with a `then` that rejects", () => thenable(rejecting, () => {})],
  ["gives something whose `then` cannot be read", () => Object.defineProperty({}, THEN, { get: fails })],
  [
    "gives a promise whose constructor cannot be read",
    () => Object.defineProperty(Promise.resolve(), "constructor", { get: fails }),
  ],
];

for (const [what, hook] of FAILURES) {
  for (const withReportError of [true, false]) {
    const where = withReportError ? "reportError" : "console.error";
    test(`a hook that ${what} breaks nothing, and goes to ${where}, once for each call`, async (t) => {
      let calls = 0;
      const counted = () => {
        calls++;
        return hook();
      };
      const seen = await reported(t, () => useHooks(t, counted), withReportError);
      assert.ok(calls >= 15, `${calls} calls`);
      const all = Array(calls).fill(boom);
      const expected = withReportError ? { reportError: all, console: [] } : { reportError: [], console: all };
      assert.deepEqual(seen, { ...expected, unhandled: [] });
    });
  }
}

test("what a hook fails with is reported whatever it is", async (t) => {
  const values = [undefined, null, 0, "text", Symbol("s"), { a: 1 }, Object.create(null)];
  for (const value of values) {
    const seen = await reported(
      t,
      async () => {
        const options = { onDrift: () => Promise.reject(value) };
        await decode("vehicles", '[{"neu":1}]', options);
      },
      false,
    );
    assert.deepEqual(seen, { reportError: [], console: [value], unhandled: [] });
  }
});

test("hooks that give anything else report nothing", async (t) => {
  for (const value of [
    undefined,
    null,
    5,
    "text",
    {},
    [],
    () => {},
    Promise.resolve(),
    thenable(5),
    new Promise(() => {}),
  ]) {
    const seen = await reported(t, () => useHooks(t, () => value), false);
    assert.deepEqual(seen, { reportError: [], console: [], unhandled: [] });
  }
});

test("a reporter that fails itself breaks nothing", async (t) => {
  for (const hook of [fails, () => Promise.reject(boom)]) {
    const seen = { unhandled: 0 };
    const unhandled = () => void seen.unhandled++;
    process.on("unhandledRejection", unhandled);
    t.mock.method(console, "error", fails);
    await useHooks(t, hook);
    await setImmediate();
    process.off("unhandledRejection", unhandled);
    t.mock.restoreAll();
    assert.equal(seen.unhandled, 0);
  }
});

test("a process in which hooks reject lives on, and tells of it on stderr", async () => {
  const records = await runModule(`
    import init, { decode } from "ocean-fleet";
    await init();
    const records = decode("vehicles", '[{"neu":1}]', { onDrift: async () => { throw new Error("boom"); } });
    setTimeout(() => report(records.length), 10);
  `);
  assert.equal(records, 1);
});
