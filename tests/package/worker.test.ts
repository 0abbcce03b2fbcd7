// `ocean-fleet/worker`: what it has of its own. The tests that import `entry.ts` run against it, too.

import assert from "node:assert/strict";
import { describe, it, type TestContext, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { decode } from "ocean-fleet";
import * as worker from "ocean-fleet/worker";
import { answerOf, RESOURCE_NAMES } from "../resources.ts";
import { bytes } from "./bodies.ts";
import { runModule } from "./child.ts";
import { failureOf, reasonOf } from "./failures.ts";
import { NodeWorker } from "./node-worker.ts";
import { make, SCRIPT, startBeforeEach } from "./node-worker-start.ts";
import { answer, hold, recorded, serve } from "./servers.ts";
import { sampleOf } from "./simulated.ts";

const RESOURCE = "nonCommunicatingDevices";
const DEMO = { login: "demo", password: "demo" };
const { OceanClient } = worker;

startBeforeEach();

test("it exports what `ocean-fleet` does but `initSync`, and what ends the worker", async () => {
  const names = Object.keys(await import("ocean-fleet")).filter((name) => name !== "initSync");
  assert.deepEqual(Object.keys(worker).sort(), [...names, "terminate"].sort());
});

test("importing it does nothing, and where there is no Worker, `init` says so", async () => {
  const seen = await runModule(`
    const before = Reflect.ownKeys(globalThis);
    const { default: init, OceanClient } = await import("ocean-fleet/worker");
    const globals = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));
    const failure = await init().catch(({ code, message }) => [code, message]);
    let call;
    try { new OceanClient() } catch ({ code }) { call = code; }
    report({ globals, failure, call });
  `);
  const message =
    "The worker cannot start, because there is no Worker here. Use `ocean-fleet`, or pass `init` a `worker`.";
  assert.deepEqual(seen, { globals: [], failure: ["wasm-load", message], call: "not-initialized" });
});

test("the first request for a resource has records made up while it waits, and does not give them out", async (t) => {
  worker.terminate();
  const thread = make();
  const rehearsed = new Promise((resolve) => {
    thread.addEventListener("message", (event) => {
      if ("data" in event && Object(event.data).oceanFleet?.type === "batch") resolve(undefined);
    });
  });
  await worker.default({ worker: thread });
  const url = await serve(t, async (_, response) => {
    await rehearsed;
    response.end("[{}]");
  });
  const records = [];
  for await (const batch of new OceanClient({ baseUrl: url, token: "abc" }).stream(RESOURCE)) records.push(...batch);
  assert.equal(records.length, 1);
});

test("a worker that is not called yet decodes a made-up answer", async () => {
  worker.terminate();
  const script = `
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const { exports } = await instantiate(...given);
      const send = (...given) => {
        const promise = exports.preparedrequest_send(...given);
        promise.then(() => postMessage("decoded"), () => postMessage("failed"));
        return promise;
      };
      return { exports: { ...exports, preparedrequest_send: send } };
    };
    await import(${JSON.stringify(SCRIPT)});
  `;
  const thread = new NodeWorker(`data:text/javascript,${encodeURIComponent(script)}`);
  const outcome = new Promise((resolve) => {
    thread.addEventListener("message", (event) => {
      if ("data" in event && typeof event.data === "string") resolve(event.data);
    });
  });
  await worker.default({ worker: thread });
  assert.equal(await outcome, "decoded");
});

describe("decode gives what it gives without a worker", () => {
  /** Texts of all kinds, numbers of all kinds. */
  const ODD = [
    ["libelleTypeBoi", '"Straße 你好 😀"'],
    ["libelleTypeBoi", '"lone \\ud800"'],
    ["libelleTypeBoi", `"${"a long text ".repeat(5_000)}"`],
  ];

  for (const resource of RESOURCE_NAMES) {
    it(`for ${resource}, in one batch and in many`, async () => {
      const sample = sampleOf(resource);
      const tree = JSON.parse(sample) as Record<string, unknown> | unknown[];
      const [record] = Object.values(Array.isArray(tree) ? tree : (Object.values(tree)[0] as object));
      const many = answerOf(resource, Array(3_000).fill(JSON.stringify(Array.isArray(tree) ? tree[0] : record)));
      for (const body of [sample, bytes(sample), many]) {
        for (const options of [{}, { dates: "epoch" }, { shape: "dto" }, { validation: "lenient" }] as object[]) {
          let expected: unknown;
          try {
            expected = decode(resource, body, options);
          } catch (error) {
            const { code } = error as worker.OceanError;
            await failureOf(code, () => worker.decode(resource, body, options));
            continue;
          }
          assert.deepStrictEqual(await worker.decode(resource, body, options), expected);
        }
      }
    });
  }

  it("for texts of every kind", async () => {
    for (const [, json] of ODD) {
      const body = `[{"detailedBoxDTO":{"operateurSim":${json},"id":1.5e3}},{"detailedBoxDTO":{"operateurSim":"é"}}]`;
      const options = { validation: "lenient" } as const;
      assert.deepStrictEqual(await worker.decode(RESOURCE, body, options), decode(RESOURCE, body, options));
    }
  });

  it("and leaves the caller's bytes alone", async () => {
    const body = bytes(sampleOf(RESOURCE));
    const decoding = worker.decode(RESOURCE, body);
    body.fill(0);
    assert.equal((await decoding).length, 1);
    assert.ok(body.length > 0);
    const { buffer } = bytes(sampleOf(RESOURCE));
    await worker.decode(RESOURCE, buffer as ArrayBuffer);
    assert.ok(buffer.byteLength > 0);
  });
});

describe("the session is kept in step", () => {
  it("when it is begun, renewed and ended", async (t) => {
    const { url } = await recorded(t, [
      [200, "[]"],
      [401, ""],
      [200, "[]"],
      [401, ""],
      [401, ""],
    ]);
    const ocean = new OceanClient({ baseUrl: url, getCredentials: () => DEMO });
    const sessionNow = () => ocean.session;
    assert.equal(sessionNow(), null);
    await ocean.vehicles();
    const session = sessionNow();
    assert.ok(session);
    await setImmediate();
    await ocean.vehicles();
    assert.ok(String(sessionNow()?.expiresAt) >= session.expiresAt);
    await failureOf("unauthenticated", () => ocean.vehicles());
    assert.equal(sessionNow(), null);
  });

  it("and signing out counts at once, whatever the worker has yet to say", async (t) => {
    const server = await hold(t, "");
    const ocean = new OceanClient({ baseUrl: server.url });
    const signingIn = ocean.signIn(DEMO);
    const { response } = await server.next();
    response.end('{"token":"t0k3n"}');
    ocean.signOut();
    await signingIn;
    await setImmediate();
    assert.equal(ocean.session, null);
    await failureOf("unauthenticated", () => ocean.vehicles());
  });

  it("while hooks are told", async (t) => {
    const { url } = await recorded(t);
    const seen: unknown[] = [];
    const ocean = new OceanClient({
      baseUrl: url,
      getCredentials: () => DEMO,
      onRequest: () => seen.push(ocean.session),
    });
    await ocean.vehicles();
    assert.deepEqual(seen, [ocean.session]);
    assert.ok(ocean.session);
  });
});

describe("a watch", () => {
  it("keeps the objects of records that have not changed, and reads no others", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const answers = [
      '{"entities":[{"id":1,"nom":"One"},{"id":2,"nom":"Two"}]}',
      '{"entities":[{"id":2,"nom":"Two"},{"id":1,"nom":"New"}]}',
    ];
    const { url, requests } = await answerInTurn(t, answers);
    const loop = new OceanClient({ baseUrl: url, token: "abc" }).watch("entities")[Symbol.asyncIterator]();
    const first = (await loop.next()).value;
    const next = loop.next();
    await setImmediate();
    t.mock.timers.tick(30_000);
    const second = (await next).value;
    assert.equal(second.records[0], first.records[1]);
    assert.deepEqual([second.added, second.changed, second.removed], [[], [{ id: 1, name: "New" }], []]);
    assert.equal(requests.length, 2);
    await loop.return?.();
  });

  it("takes the options of its requests, signals and hooks included", async (t) => {
    const { url } = await answer(t, 200, '{"entities":[{"id":1,"nom":"One","neu":5}]}');
    const drift: string[] = [];
    const stop = new AbortController();
    const options = {
      select: ["name"] as const,
      signal: stop.signal,
      onDrift: ({ path }: worker.Drift) => drift.push(...path),
    };
    const loop = new OceanClient({ baseUrl: url, token: "abc" }).watch("entities", {}, options)[Symbol.asyncIterator]();
    assert.deepEqual((await loop.next()).value.records, [{ name: "One" }]);
    assert.deepEqual(drift, ["neu"]);
    const next = loop.next();
    stop.abort("enough");
    assert.equal(await reasonOf(next), "enough");
  });

  it("refuses options before anything is sent", async (t) => {
    const { url, requests } = await recorded(t);
    const ocean = new OceanClient({ baseUrl: url, token: "abc" });
    for (const options of [
      { intervalMs: 5 },
      { intervalMs: "x" },
      { whenHidden: "never" },
      { key: 5 },
      { onError: 1 },
    ]) {
      await failureOf("invalid-options", () =>
        ocean
          .watch("entities", {}, options as never)
          [Symbol.asyncIterator]()
          .next(),
      );
    }
    assert.equal(requests.length, 0);
  });
});

/** A server that gives these answers in turn. */
async function answerInTurn(t: TestContext, answers: string[]) {
  const requests: string[] = [];
  const url = await serve(t, (request, response) => {
    requests.push(request.url ?? "");
    response.end(answers.shift());
  });
  return { url, requests };
}

test("a stream that nobody reads has the worker wait, however much has arrived", async (t) => {
  worker.terminate();
  let batches = 0;
  class Counting extends NodeWorker {
    override addEventListener(...[type, listener]: Parameters<NodeWorker["addEventListener"]>): void {
      super.addEventListener(type, (event) => {
        const { data } = event as { data?: { oceanFleet?: { type?: string } } };
        if (data?.oceanFleet?.type === "batch") batches++;
        listener(event);
      });
    }
  }
  await worker.default({ worker: new Counting(SCRIPT) });
  const records = Array(500).fill(JSON.stringify(JSON.parse(sampleOf(RESOURCE))[0]));
  const { url } = await answer(t, 200, `[${records}]`);
  const reader = new OceanClient({ baseUrl: url, token: "abc" }).stream(RESOURCE).getReader();
  let read = (await reader.read()).value?.length ?? 0;
  // Meanwhile the worker has time for other things.
  for (let turn = 0; turn < 200; turn++) await worker.decode(RESOURCE, "[]");
  // One was read, one waits in the stream, and a piece of the body may hold one more.
  assert.ok(batches <= 3, `${batches} batches`);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
  }
  assert.equal(read, records.length);
  assert.ok(batches > 10, `${batches} batches in all`);
});

test("the constructor tells names, kinds and ranges at once, in the words of the core", async () => {
  const { OceanClient: Local } = await import("ocean-fleet");
  class Given {}
  for (const options of [
    5,
    "x",
    [],
    new Map(),
    { baseURL: "x" },
    { token: 5 },
    { token: {} },
    { getCredentials: "demo" },
    { customerId: true },
    { baseUrl: 5 },
    { baseUrl: [] },
    { allowInsecure: "yes" },
    { timeoutMs: 0 },
    { deadlineMs: "1" },
    { retries: Number.NaN },
    { concurrency: 0.5 },
    { maxBytes: Symbol("s") },
    { maxRecordBytes: 2 ** 40 },
    { arrayFormat: "csv" },
    { validation: new Given() },
    { onDrift: new Date(0) },
    { onRequest: 5n },
  ] as never[]) {
    const [ours, theirs] = await Promise.all([
      failureOf("invalid-options", () => new OceanClient(options)),
      failureOf("invalid-options", () => new Local(options)),
    ]);
    assert.equal(ours.message, theirs.message.replace(", fetch", ""));
  }
  const { message } = await failureOf("invalid-options", () => new OceanClient({ fetch } as never));
  assert.match(message, /no `fetch`/);
});

test("an error has the cause that the worker's platform gave, of its class", async (t) => {
  const url = await serve(t, (_request, response) => void response.destroy());
  const ocean = new OceanClient({ baseUrl: url, token: "abc", retries: 0 });
  const { cause } = await failureOf("network", () => ocean.vehicles());
  assert.ok(cause instanceof TypeError, String(cause));
  const { cause: inner } = cause;
  assert.ok(inner instanceof Error && "code" in inner, String(inner));
});

test("an abort before, during and after a call rejects with the signal's own reason, or not at all", async (t) => {
  const { url } = await answer(t, 200, "[]");
  const held = await hold(t, "");
  const [quick, slow] = [url, held.url].map((baseUrl) => new OceanClient({ baseUrl, token: "abc" }));
  const reason = { mine: true };
  const early = quick?.vehicles({}, { signal: AbortSignal.abort(reason) });
  assert.equal(await reasonOf(early as Promise<unknown>), reason);
  const stop = new AbortController();
  const running = slow?.vehicles({}, { signal: stop.signal });
  const { closed } = await held.next();
  stop.abort(reason);
  assert.equal(await reasonOf(running as Promise<unknown>), reason);
  await closed;
  const late = new AbortController();
  assert.deepEqual(await quick?.vehicles({}, { signal: late.signal }), []);
  late.abort(reason);
});

test("an abort from a hook counts, however far the worker has come", async (t) => {
  const { url } = await answer(t, 200, "[]");
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  for (const hook of ["onProgress", "onResponse"] as const) {
    const stop = new AbortController();
    const options: worker.RequestOptions<"vehicles"> = { signal: stop.signal, [hook]: () => stop.abort(hook) };
    assert.equal(await reasonOf(ocean.vehicles({}, options)), hook);
  }
});

test("a request that `onRequest` aborts is not sent", async (t) => {
  const { url, requests } = await recorded(t);
  for (let round = 0; round < 20; round++) {
    const stop = new AbortController();
    const ocean = new OceanClient({ baseUrl: url, token: "abc", onRequest: () => stop.abort("enough") });
    assert.equal(await reasonOf(ocean.vehicles({}, { signal: stop.signal })), "enough");
  }
  assert.equal(requests.length, 0);
});

test("messages of others pass it by", async () => {
  worker.terminate();
  const own = make();
  const starting = worker.default({ worker: own });
  for (const message of [undefined, null, 5, "text", { type: "start" }, { oceanFleet: { type: "unknown" } }]) {
    own.postMessage(message);
  }
  await starting;
  assert.deepEqual(await worker.decode(RESOURCE, "[]"), []);
});
