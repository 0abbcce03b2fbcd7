import assert from "node:assert/strict";
import { once } from "node:events";
import { before, describe, it, type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import type * as OceanFleet from "ocean-fleet";
import { runModule } from "./child.ts";
import { serve } from "./servers.ts";

const RESOURCE = "nonCommunicatingDevices";
/** What the test-only build panics at; to the decoder it would only be malformed. */
const PANIC = "panic";
/** The address of the package as it is, but for a core that panics when it is asked to. */
const ADDRESS = process.env.OCEAN_PANICKING ?? "";

const { default: init, decode, decodeStream, isOceanError, OceanClient }: typeof OceanFleet = await import(ADDRESS);
type Failure = OceanFleet.OceanError;

/** A server of devices which panics, stalls or answers as the customer says; it counts its sign-ins. */
async function start(test: TestContext) {
  const seen = { signIns: 0, closed: [] as Promise<unknown>[] };
  const url = await serve(test, (request, response) => {
    if (request.method === "POST") {
      seen.signIns++;
      response.end(JSON.stringify({ token: `token-${seen.signIns}` }));
      return;
    }
    const customer = new URL(request.url ?? "", "http://localhost").searchParams.get("customerId");
    if (customer === "1") response.end(PANIC);
    else if (customer === "2") {
      seen.closed.push(once(response, "close"));
      response.write("[{}");
    } else response.end("[{},{}]");
  });
  const client = new OceanClient({ baseUrl: url, getCredentials: async () => ({ login: "demo", password: "demo" }) });
  return { client, seen };
}

const failed = (error: unknown) =>
  isOceanError(error) && error.code === "internal" && error.cause instanceof WebAssembly.RuntimeError;
const panics = { customerId: 1 };
const stalls = { customerId: 2 };

describe("a trap in the core", () => {
  before(() => init());

  it("is `internal` where decode meets it, and the next call works", () => {
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    assert.equal(decode(RESOURCE, "[{},{}]").length, 2);
  });

  it("rejects the request that meets it, and the client works on with a new token", async (t) => {
    const { client, seen } = await start(t);
    assert.equal((await client.nonCommunicatingDevices()).length, 2);
    await assert.rejects(client.nonCommunicatingDevices(panics), failed);
    assert.equal(client.session, null);
    assert.equal((await client.nonCommunicatingDevices()).length, 2);
    assert.notEqual(client.session, null);
    assert.equal(seen.signIns, 2);
  });

  it("rejects every call that is pending, of every client, and ends their transfers", async (t) => {
    const [one, other] = [await start(t), await start(t)];
    const pending = [
      one.client.nonCommunicatingDevices(stalls),
      one.client.nonCommunicatingDevices(stalls),
      other.client.nonCommunicatingDevices(stalls),
    ].map((promise) =>
      promise.then(
        () => assert.fail(),
        (error: Failure) => error,
      ),
    );
    while (one.seen.closed.length < 2 || other.seen.closed.length < 1) await setImmediate();
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    for (const error of await Promise.all(pending)) assert(failed(error), String(error));
    await Promise.all([...one.seen.closed, ...other.seen.closed]);
    assert.equal((await one.client.nonCommunicatingDevices()).length, 2);
    assert.equal((await other.client.nonCommunicatingDevices()).length, 2);
  });

  it("fails the streams that are open, after what they have given", async (t) => {
    const { client } = await start(t);
    const reader = client.stream(RESOURCE, stalls).getReader();
    assert.equal((await reader.read()).value?.length, 1);
    const next = reader.read().then(
      () => assert.fail(),
      (error: Failure) => error,
    );
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    assert(failed(await next));
  });

  it("fails a decodeStream that is half-way, and another one works", async () => {
    const body = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, { highWaterMark: 2 });
    const writer = body.writable.getWriter();
    const reader = decodeStream(RESOURCE, body.readable).getReader();
    void writer.write(new TextEncoder().encode("[{},"));
    assert.equal((await reader.read()).value?.length, 1);
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    writer.write(new TextEncoder().encode("{}]")).catch(() => {});
    await assert.rejects(reader.read(), failed);
    const whole = decodeStream(RESOURCE, new Blob(["[{}]"]).stream());
    let records = 0;
    for await (const batch of whole) records += batch.length;
    assert.equal(records, 1);
  });

  it("happens any number of times", async (t) => {
    const { client, seen } = await start(t);
    for (let round = 1; round <= 5; round++) {
      await assert.rejects(client.nonCommunicatingDevices(panics), failed);
      assert.equal((await client.nonCommunicatingDevices()).length, 2);
    }
    assert.equal(seen.signIns, 1 + 5);
  });

  it("says what happened, and what to do next", () => {
    const message = /fault of ocean-fleet.*report.*started afresh.*try again/i;
    assert.throws(() => decode(RESOURCE, PANIC), message);
  });

  it("leaves a freed client freed", async (t) => {
    const { client } = await start(t);
    client.free();
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    await assert.rejects(client.nonCommunicatingDevices(), { code: "not-initialized" });
  });

  it("leaves nothing of what it knew in its memory", async (t) => {
    const memories: WebAssembly.Memory[] = [];
    const { Instance } = WebAssembly;
    t.mock.method(WebAssembly, "Instance", function (this: unknown, ...args: ConstructorParameters<typeof Instance>) {
      const instance = new Instance(...args);
      memories.push(instance.exports.memory as WebAssembly.Memory);
      return instance;
    });
    // The next core is the one that is watched.
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    const { client } = await start(t);
    await client.nonCommunicatingDevices();
    const memory = memories.at(-1);
    const holds = (text: string) => Buffer.from(memory?.buffer ?? new ArrayBuffer()).includes(text);
    assert.equal(holds("token-1"), true);
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    assert.equal(holds("token-1"), false);
  });

  it("is waited out where the browser instantiates nothing at once", async (t) => {
    const { client } = await start(t);
    const options = { baseUrl: "http://localhost" };
    t.mock.method(WebAssembly, "Instance", () => {
      throw new RangeError("WebAssembly.Instance is disallowed on the main thread");
    });
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    // What cannot wait says what to do.
    for (const call of [() => decode(RESOURCE, "[{}]"), () => new OceanClient(options)]) {
      assert.throws(
        call,
        (error) => isOceanError(error) && error.code === "not-initialized" && /await init\(\)/.test(error.message),
      );
    }
    assert.equal((await client.nonCommunicatingDevices()).length, 2);
    assert.equal(decode(RESOURCE, "[{}]").length, 1);
    assert.throws(() => decode(RESOURCE, PANIC), failed);
    await init();
    assert.equal(decode(RESOURCE, "[{}]").length, 1);
  });

  it("throws nothing where nobody could catch it, and lets the process end", async () => {
    const seen = await runModule(`
      const { default: init, OceanClient } = await import(${JSON.stringify(ADDRESS)});
      const uncaught = [];
      for (const event of ["uncaughtException", "unhandledRejection"]) {
        process.on(event, (error) => uncaught.push(event + ": " + error));
      }
      await init();
      const body = (text) => new Response(new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
      }));
      const answers = { "1": "panic", "2": "[{}" };
      const client = new OceanClient({
        token: "token",
        baseUrl: "http://127.0.0.1/restapi",
        fetch: async (url) => body(answers[new URL(url).searchParams.get("customerId")]),
      });
      const codes = await Promise.all([2, 2, 1].map((customerId) =>
        client.nonCommunicatingDevices({ customerId }).catch(({ code }) => code)));
      await new Promise((resolve) => setTimeout(resolve));
      report({ codes, uncaught });
    `);
    assert.deepEqual(seen, { codes: ["internal", "internal", "internal"], uncaught: [] });
  });
});
