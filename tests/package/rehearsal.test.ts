// While the first request for a resource waits for its answer, the core decodes a made-up one. It does so once, so that
// each test has a resource of its own.

import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import init, { type ClientOptions, decode, OceanClient, type RequestOptions, type ResourceName } from "ocean-fleet";
import { ask, sampleOf } from "./simulated.ts";

/** What happens, in order. */
let events: string[] = [];
/** Spoils what the core has made up. */
let spoil: ((json: Uint8Array) => void) | undefined;

interface Exports {
  sampleOf(...given: unknown[]): number[];
  preparedrequest_send(...given: unknown[]): Promise<unknown>;
  memory: WebAssembly.Memory;
}

/** The same instance, with those calls observed that make up an answer and read it, as that of a second request. */
function observed({ exports }: WebAssembly.Instance): WebAssembly.Instance {
  const { sampleOf, preparedrequest_send, memory } = exports as unknown as Exports;
  const observers: Partial<Exports> = {
    sampleOf: (...given) => {
      const result = sampleOf(...given);
      events.push("made up");
      spoil?.(new Uint8Array(memory.buffer, result[0], result[1]));
      return result;
    },
    preparedrequest_send: (...given) => {
      const promise = preparedrequest_send(...given);
      const seen = events;
      if (seen.at(-1) === "made up")
        promise.then(
          () => seen.push("decoded"),
          () => seen.push("failed"),
        );
      return promise;
    },
  };
  return { exports: { ...exports, ...observers } };
}

/** Lets the event loop turn, without timers. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  port2.postMessage(undefined);
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
  });
}

/** A client of a server whose answers take their time. */
function client(resource: ResourceName, options?: ClientOptions): OceanClient {
  const seen = events;
  const answer = async () => {
    seen.push("sent");
    for (let turns = 0; turns < 10; turns++) await turn();
    seen.push("answered");
    return new Response(sampleOf(resource));
  };
  return new OceanClient({ baseUrl: "https://ocean.example", token: "abc", fetch: answer, ...options });
}

const WARM = ["sent", "made up", "decoded", "answered"];

describe("the first request for a resource", () => {
  before(async () => {
    const { instantiate } = WebAssembly;
    const observing = async (...given: [WebAssembly.Module]) => observed(await instantiate(...given));
    Object.assign(WebAssembly, { instantiate: observing });
    await init();
    Object.assign(WebAssembly, { instantiate });
  });
  beforeEach(() => {
    events = [];
    spoil = undefined;
  });

  it("has a made-up answer decoded while it waits, and later ones do not", async () => {
    const ocean = client("entities");
    assert.equal((await ocean.entities()).length, 1);
    assert.deepEqual(events, WARM);
    await ocean.entities();
    assert.deepEqual(events.slice(WARM.length), ["sent", "answered"]);
  });

  it("has it decoded even if it is a stream, or several are sent at once", async () => {
    const ocean = client("rentalContracts");
    const stream = async () => {
      for await (const batch of ocean.stream("rentalContracts")) assert.equal(batch.length, 1);
    };
    await Promise.all([stream(), ocean.rentalContracts()]);
    // The second request may be sent before the rehearsal or after it.
    assert.equal(events.indexOf("sent"), 0);
    assert.deepEqual(events.toSpliced(events.lastIndexOf("sent"), 1), [...WARM, "answered"]);
  });

  for (const [resource, options] of [
    ["equipment", { select: ["name", "device"] }],
    ["vehiclePositions", { dates: "epoch" }],
    ["vehicles", { shape: "dto" }],
  ] as [ResourceName, RequestOptions][]) {
    it(`has it decoded as the answer will be, with ${JSON.stringify(options)}`, async () => {
      const records = await ask(client(resource), resource, options);
      assert.deepEqual(records, decode(resource, sampleOf(resource), options as object));
      assert.deepEqual(events.slice(0, WARM.length), WARM);
    });
  }

  it("tells hooks no more than the second one does", async () => {
    // With a key that is unknown.
    spoil = (json) => json.fill(0x78, 3, 4);
    let calls: unknown[] = [];
    const hook = (name: string) => (event: object) => calls.push([name, Object.keys(event)]);
    const hooks = { onResponse: hook("response"), onDrift: hook("drift") };
    const ocean = client("driverAssignments", { ...hooks, onRequest: hook("request"), onRetry: hook("retry") });
    const options = {
      ...hooks,
      validation: "lenient",
      onIssues: hook("issues"),
      onProgress: hook("progress"),
    } as const;
    await ocean.driverAssignments({}, options);
    const first = calls;
    calls = [];
    await ocean.driverAssignments({}, options);
    assert.equal(events.filter((event) => event === "decoded").length, 1);
    assert.deepEqual(first, calls);
  });

  it("gets its records even if the made-up answer cannot be decoded", async () => {
    spoil = (json) => json.fill(0x7b);
    assert.equal((await client("nonCommunicatingDevices").nonCommunicatingDevices()).length, 1);
    assert.deepEqual(events, ["sent", "made up", "failed", "answered"]);
  });

  it("can be aborted meanwhile", async () => {
    const aborting = new AbortController();
    const asked = client("dailyReport").dailyReport({ vehicleId: 1, date: "2025-12-15" }, { signal: aborting.signal });
    while (!events.includes("decoded")) await turn();
    aborting.abort("enough");
    await assert.rejects(asked, (reason) => reason === "enough");
  });

  it("needs no timers, which tests may replace", async (t) => {
    t.mock.timers.enable();
    assert.equal((await client("pointsOfInterest").pointsOfInterest()).length, 1);
    assert.deepEqual(events, WARM);
  });
});
