// How a worker is started and ended.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { setImmediate } from "node:timers/promises";
import * as worker from "ocean-fleet/worker";
import { failureOf } from "./failures.ts";
import { NodeWorker } from "./node-worker.ts";
import { make, start, startBeforeEach } from "./node-worker-start.ts";
import { hold, recorded } from "./servers.ts";

const RESOURCE = "nonCommunicatingDevices";
const DEMO = { login: "demo", password: "demo" };
const { OceanClient } = worker;

startBeforeEach();

describe("starting", () => {
  beforeEach(() => worker.terminate());

  it("is done once for any number of calls", async () => {
    let made = 0;
    const counted = () => {
      made++;
      return make();
    };
    await Promise.all([1, 2, 3].map(() => worker.default({ worker: counted })));
    await worker.default({ worker: counted });
    assert.equal(made, 1);
  });

  it("takes a worker as well as a function that makes one", async () => {
    await worker.default({ worker: make() });
    assert.deepEqual(await worker.decode(RESOURCE, "[]"), []);
  });

  it("needs no global that can be replaced", async (t) => {
    Object.defineProperty(globalThis, "Worker", { value: NodeWorker, writable: false, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, "Worker"));
    await start();
    assert.deepEqual(await worker.decode(RESOURCE, "[]"), []);
  });

  it("fails where something else is passed", async () => {
    for (const given of [5, "worker.js", {}, () => undefined, () => ({})]) {
      await failureOf("invalid-options", () => worker.default({ worker: given as never }));
    }
  });

  it("fails with what the function that makes the worker throws as the cause", async () => {
    const boom = new Error("boom");
    const fails = () => {
      throw boom;
    };
    const error = await failureOf("wasm-load", () => worker.default({ worker: fails }));
    assert.equal(error.cause, boom);
    assert.match(error.message, /could not be made \(boom\)/);
  });

  it("fails where the script fails, and a later call tries again", async () => {
    for (const script of ["file:///nowhere.js", "data:text/javascript,throw new Error('broken')"]) {
      const error = await failureOf("wasm-load", () => worker.default({ worker: () => new NodeWorker(script) }));
      assert.match(
        error.message,
        /^The worker has failed \(.+\)\. Check that its script is `ocean-fleet\/worker-script`/,
      );
    }
    await start();
  });

  it("fails where the script is that of another version", async () => {
    const script = `data:text/javascript,addEventListener("message", () =>
      postMessage({ oceanFleet: { type: "started", build: "00000000" } }))`;
    const error = await failureOf("wasm-load", () => worker.default({ worker: () => new NodeWorker(script) }));
    assert.match(error.message, /another version.*cache/);
  });

  it("fails where the script never answers", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const starting = failureOf("wasm-load", () =>
      worker.default({ worker: () => new NodeWorker("data:text/javascript,addEventListener('message', () => {})") }),
    );
    await setImmediate();
    t.mock.timers.tick(60_000);
    assert.match((await starting).message, /has not answered for 60 s/);
  });

  it("fails with a worker that has ended", async () => {
    const ended = make();
    await worker.default({ worker: ended });
    worker.terminate();
    assert.match((await failureOf("wasm-load", () => worker.default({ worker: ended }))).message, /has ended/);
  });
});

describe("ending the worker", () => {
  it("rejects what is pending with `not-initialized`", async (t) => {
    const server = await hold(t, "");
    const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
    const calls: Promise<unknown>[] = [
      ocean.vehicles(),
      ocean.stream(RESOURCE).getReader().read(),
      ocean.watch("entities")[Symbol.asyncIterator]().next(),
    ];
    for (const _ of calls) await server.next();
    calls.push(
      ocean.signIn(DEMO),
      worker.decode(RESOURCE, "[{}]"),
      worker
        .decodeStream(RESOURCE, new Blob(["[{}]"]).stream())
        .getReader()
        .read(),
    );
    worker.terminate();
    for (const call of calls) {
      assert.match((await failureOf("not-initialized", () => call)).message, /await init\(\)/);
    }
  });

  it("by its own method does the same", async (t) => {
    worker.terminate();
    const own = make();
    await worker.default({ worker: own });
    const server = await hold(t, "");
    const call = new OceanClient({ baseUrl: server.url, token: "abc" }).vehicles();
    await server.next();
    own.terminate();
    await failureOf("not-initialized", () => call);
  });

  it("leaves a client that goes on once another one has started, with a new session", async (t) => {
    const { url } = await recorded(t);
    const ocean = new OceanClient({ baseUrl: url });
    await ocean.signIn(DEMO);
    worker.terminate();
    assert.equal(ocean.session, null);
    await failureOf("not-initialized", () => ocean.vehicles());
    await start();
    await failureOf("unauthenticated", () => ocean.vehicles());
    await ocean.signIn(DEMO);
    assert.deepEqual(await ocean.vehicles(), []);
  });
});
