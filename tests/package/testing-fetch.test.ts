import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { signedIn, simulated } from "./testing-client.ts";

const LIST = "/restapi/noncommunicant/list";

/** A simulator's fetch of one endpoint, signed in. */
async function asking(faults: string[] = []) {
  const { simulator } = simulated();
  const { headers } = await signedIn(simulator);
  simulator.faults.replace(faults);
  return (init: RequestInit = {}, address = LIST) => simulator.fetch(address, { headers, ...init });
}

/** Reads a body until it ends or fails. */
async function drained({ body }: Response) {
  let bytes = 0;
  try {
    for await (const piece of body ?? []) bytes += piece.length;
    return { bytes, error: null };
  } catch (error) {
    return { bytes, error };
  }
}

describe("the simulator's fetch", () => {
  test("answers on any origin and for relative addresses, under both paths, and nowhere else", async () => {
    const ask = await asking();
    const whole = await (await ask()).text();
    for (const origin of ["", "http://localhost:3000", "https://v3.oceansystem.com"]) {
      for (const base of ["/restapi", "/ocean/restapi"]) {
        const answer = await ask({}, `${origin}${base}/noncommunicant/list`);
        assert.equal(answer.status, 200);
        assert.equal(await answer.text(), whole);
        assert.equal(answer.url, `${origin || "http://localhost"}${base}/noncommunicant/list`);
      }
    }
    for (const path of ["/", "/api/noncommunicant/list", "/restapi", "/restapi/other", "/simulator/log"]) {
      assert.ok([401, 404].includes((await ask({}, path)).status), path);
      assert.notEqual((await ask({}, path)).status, 200);
    }
    assert.equal((await ask({}, "https://other.example/a?b=c")).status, 404);
  });

  test("takes a URL, a request, and a request whose parts the second argument replaces", async () => {
    const { simulator } = simulated();
    const { headers } = await signedIn(simulator);
    const address = new URL(LIST, "https://fleet.example");
    assert.equal((await simulator.fetch(address, { headers })).status, 200);
    assert.equal((await simulator.fetch(new Request(address, { headers }))).status, 200);
    assert.equal((await simulator.fetch(new Request(address, { headers }), { headers: {} })).status, 401);
    const signIn = new Request(new URL("/restapi/auth/authenticate2", address), {
      method: "POST",
      body: JSON.stringify(simulator.credentials),
    });
    assert.equal((await simulator.fetch(signIn)).status, 200);
    assert.ok(signIn.bodyUsed);
  });

  test("rejects an address that is none, and a body of a GET, as fetch does", async () => {
    const { fetch } = simulated().simulator;
    await assert.rejects(fetch("http://"), TypeError);
    await assert.rejects(fetch(LIST, { body: "{}" }), TypeError);
  });
});

describe("an aborted signal", () => {
  const reason = new Error("enough");

  test("rejects with its reason before anything happens", async () => {
    const { simulator } = simulated();
    await assert.rejects(simulator.fetch(LIST, { signal: AbortSignal.abort(reason) }), reason);
    const request = new Request(`http://localhost${LIST}`, { signal: AbortSignal.abort(reason) });
    await assert.rejects(simulator.fetch(request), reason);
    assert.deepEqual(simulator.requests, []);
  });

  test("rejects while there is no answer", async () => {
    const ask = await asking(["slow-headers:ms=3600000"]);
    const controller = new AbortController();
    const pending = ask({ signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(pending, reason);
  });

  for (const fault of ["stall:bytes=10", "slow-body:ms=3600000,bytes=10", "gzip"]) {
    test(`fails the body with its reason in the middle of it, with the fault ${fault}`, async () => {
      const ask = await asking([fault]);
      const controller = new AbortController();
      const { body } = await ask({ signal: controller.signal });
      const reader = body?.getReader();
      assert.ok((await reader?.read())?.value?.length);
      const pending = reader?.read();
      controller.abort(reason);
      await assert.rejects(async () => pending, reason);
      await assert.rejects(async () => reader?.read(), reason);
    });
  }

  test("fails a body that nobody reads, and none that has been read", async () => {
    const ask = await asking();
    const controller = new AbortController();
    const { signal } = controller;
    const [unread, read] = [await ask({ signal }), await ask({ signal })];
    const text = await read.text();
    controller.abort(reason);
    await assert.rejects(unread.text(), reason);
    assert.ok(text.length > 1_000);
  });

  test("may come from another realm", async () => {
    const address = process.env.JSDOM;
    assert.ok(address, "JSDOM must be the URL of the module `jsdom`");
    const { JSDOM } = await import(address);
    const { window } = new JSDOM("");
    const controller = new window.AbortController();
    const ask = await asking(["slow-headers:ms=3600000"]);
    const pending = ask({ signal: controller.signal });
    controller.abort();
    await assert.rejects(pending, { name: "AbortError" });
  });
});

describe("a connection that a fault breaks", () => {
  test("rejects with a TypeError, or fails the body with one", async () => {
    await assert.rejects((await asking(["reset"]))(), TypeError);
    for (const [fault, bytes] of [
      ["cut:bytes=100", 100],
      ["cut:bytes=0", 0],
    ] as const) {
      const answer = await (await asking([fault]))();
      assert.equal(answer.status, 200);
      const { bytes: received, error } = await drained(answer);
      assert.equal(received, bytes);
      assert.ok(error instanceof TypeError);
    }
    const { error } = await drained(await (await asking(["gzip", "cut:bytes=300"]))());
    assert.ok(error instanceof TypeError);
  });

  test("is not noticed by a reader who leaves first", async () => {
    const answer = await (await asking(["cut:bytes=100000000"]))();
    await answer.body?.cancel();
    const stalled = await (await asking(["stall"]))();
    await stalled.body?.cancel();
  });
});

describe("other faults", () => {
  test("are decompressed, of announced length, empty, or in pieces as fetch would show them", async () => {
    const plain = await (await (await asking())()).text();
    const compressed = await (await asking(["gzip"]))();
    assert.equal(compressed.headers.get("content-encoding"), "gzip");
    assert.equal(await compressed.text(), plain);
    const announced = await (await asking(["content-length"]))();
    assert.equal(announced.headers.get("content-length"), String(Buffer.byteLength(plain)));
    assert.equal(await announced.text(), plain);
    const empty = await (await asking(["empty"]))();
    assert.deepEqual([empty.status, empty.body], [204, null]);
    assert.equal(await (await (await asking(["slow-body:ms=0,bytes=4096"]))()).text(), plain);
  });

  test("that redirect are followed, refused or shown", async () => {
    const ask = await asking(["redirect"]);
    const followed = await ask();
    assert.deepEqual([await followed.json(), followed.redirected], [[], true]);
    await assert.rejects(ask({ redirect: "error" }), TypeError);
    assert.equal((await ask({ redirect: "manual" })).status, 302);
  });
});
