import assert from "node:assert/strict";
import { get } from "node:http";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { TOKEN_LIFETIME } from "../auth.ts";
import { createApp } from "../server.ts";
import { FaultyServer, LIST } from "./testing.ts";

describe("an error on request", () => {
  test("is a 401 that leaves the token valid", async (t) => {
    const server = await FaultyServer.start(t, ["unauthorized:first=1"]);
    assert.deepEqual(await server.statuses(2), [401, 200]);
  });

  test("is a 429, with a Retry-After in seconds, as a date, or without one, readable or not", async (t) => {
    const server = await FaultyServer.start(t);
    const limited = async (settings: string) => {
      server.simulator.faults.replace([`rate-limited${settings}`]);
      const { status, headers } = await server.get();
      assert.equal(status, 429);
      assert.equal(headers.get("x-rate-limit-remaining"), "0");
      return { after: headers.get("retry-after"), exposed: headers.get("access-control-expose-headers") };
    };
    assert.deepEqual(await limited(""), { after: "1", exposed: null });
    assert.deepEqual(await limited(":retry-after=7,readable=true"), { after: "7", exposed: "Retry-After" });
    assert.deepEqual(await limited(":retry-after=none"), { after: null, exposed: null });
    const before = Date.now();
    const { after } = await limited(":retry-after=7,form=date");
    const ahead = Date.parse(after ?? "") - before;
    assert.match(after ?? "", /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    assert(ahead >= 7_000 && ahead < 18_000, `${ahead} ms`);
  });

  test("is any other status, with a page, JSON or nothing, and readable from other origins", async (t) => {
    const server = await FaultyServer.start(t);
    for (const [body, type, content] of [
      ["html", /^text\/html/, /^<!doctype html>.*502 Bad Gateway/],
      ["json", /^application\/json/, /^\{"oceanStatus":"simulatedFault","message":".+"\}$/],
      ["empty", /^$/, /^$/],
    ] as const) {
      server.simulator.faults.replace([{ fault: "status", code: 502, body }]);
      const response = await server.get();
      assert.equal(response.status, 502);
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
      assert.match(response.headers.get("content-type") ?? "", type);
      assert.match(await response.text(), content);
    }
    server.simulator.faults.replace(["status:code=204"]);
    assert.deepEqual(await server.statuses(1), [204]);
  });

  test("is success without a body", async (t) => {
    const server = await FaultyServer.start(t, ["empty:first=1", "empty:code=200"]);
    for (const status of [204, 200]) {
      const response = await server.get();
      assert.equal(response.status, status);
      assert.equal(await response.text(), "");
    }
  });

  test("needs no socket", async () => {
    const app = createApp({ faults: ["status:code=418@*"] });
    assert.equal((await app.request(`/restapi/${LIST}`)).status, 418);
  });
});

describe("a redirect", () => {
  test("leads to this host's other name, where the log shows whether the token arrives", async (t) => {
    const server = await FaultyServer.start(t, ["redirect"]);
    const { port } = server.simulator;
    const token = await server.signIn();
    const response = await server.get(LIST, { token, redirect: "manual" });
    assert.equal(response.status, 302);
    const elsewhere = `http://localhost:${port}/simulator/elsewhere/ocean/restapi/${LIST}`;
    assert.equal(response.headers.get("location"), elsewhere);
    assert.equal(server.simulator.log.read().requests.at(-1)?.host, `127.0.0.1:${port}`);

    // A careless client that sends the token along, and a careful one that does not.
    const names = [];
    for (const headers of [{ "x-auth-token": token }, {}] as Record<string, string>[]) {
      const followed = await fetch(elsewhere.replace("localhost", "127.0.0.1"), { headers });
      assert.deepEqual(await followed.json(), []);
      assert.equal(followed.headers.get("access-control-allow-origin"), "*");
      names.push(server.simulator.log.read().requests.at(-1)?.token);
    }
    assert.match(names[0] ?? "", /^[0-9a-f]{8}$/);
    assert.equal(names[1], null);

    const back = await fetch(`http://localhost:${port}/restapi/${LIST}`, { redirect: "manual" });
    assert.equal(back.headers.get("location"), `http://127.0.0.1:${port}/simulator/elsewhere/restapi/${LIST}`);
  });
});

describe("an answer in disguise", () => {
  test("is a page with status 200, or JSON called something else", async (t) => {
    const server = await FaultyServer.start(t);
    const plain = await (await server.get()).text();
    for (const [spec, type, text] of [
      ["wrong-type", "text/html", /^<!doctype html>/],
      ["wrong-type:type=application/json", "application/json", /^<!doctype html>/],
      ["wrong-type:body=answer", "text/html", plain],
      ["wrong-type:body=answer,type=text/plain", "text/plain", plain],
    ] as const) {
      server.simulator.faults.replace([spec]);
      const response = await server.get();
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("content-type"), type);
      const body = await response.text();
      if (typeof text === "string") assert.equal(body, text);
      else assert.match(body, text);
    }
  });

  test("is really compressed", async (t) => {
    const server = await FaultyServer.start(t);
    const plain = await (await server.get()).text();
    server.simulator.faults.replace(["gzip", "content-length"]);
    const response = await server.get();
    assert.equal(response.headers.get("content-encoding"), "gzip");
    assert.equal(await response.text(), plain);

    const headers = { "x-auth-token": await server.signIn() };
    const raw = await new Promise<Buffer>((resolve, reject) => {
      get(`${server.simulator.url}/${LIST}`, { headers }, async (incoming) => {
        const pieces = await incoming.toArray();
        resolve(Buffer.concat(pieces));
      }).on("error", reject);
    });
    assert.equal(String(raw.length), response.headers.get("content-length"));
    assert(raw.length < plain.length / 4);
    assert.equal(gunzipSync(raw).toString(), plain);
  });

  test("has its length announced", async (t) => {
    const server = await FaultyServer.start(t, ["content-length:first=1"], { vehicles: 200 });
    const announced = await server.get();
    const bytes = await announced.arrayBuffer();
    assert.equal(announced.headers.get("content-length"), String(bytes.byteLength));
    const chunked = await server.get();
    assert.equal(chunked.headers.get("content-length"), null);
    assert.deepEqual(await chunked.arrayBuffer(), bytes);
  });

  test("has no CORS headers, though its preflight passes", async (t) => {
    const server = await FaultyServer.start(t, ["cors-missing", "rate-limited:first=1,readable=true"]);
    for (const status of [429, 200]) {
      const response = await server.get();
      assert.equal(response.status, status);
      assert.deepEqual(
        [...response.headers.keys()].filter((name) => name.startsWith("access-control-")),
        [],
      );
    }
    const preflight = await fetch(`${server.simulator.url}/${LIST}`, { method: "OPTIONS" });
    assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  });
});

describe("a clock that is wrong", () => {
  test("expires a token early, for the requests it strikes", async (t) => {
    const server = await FaultyServer.start(t, ["clock-skew:skip=1,first=1"]);
    assert.deepEqual(await server.statuses(3), [200, 401, 200]);
    server.simulator.faults.replace([`clock-skew:ms=${TOKEN_LIFETIME - 60_000}`]);
    assert.deepEqual(await server.statuses(1), [200]);
  });

  test("issues tokens that expire sooner, if it is behind at the sign-in", async (t) => {
    const server = await FaultyServer.start(t, [`clock-skew:ms=-${TOKEN_LIFETIME}@auth/authenticate2`]);
    assert.deepEqual(await server.statuses(1), [401]);
  });

  test("shows in the Date header", async (t) => {
    const server = await FaultyServer.start(t, ["clock-skew:ms=-7200000"]);
    const before = Date.now();
    const { headers } = await server.get();
    const behind = before - Date.parse(headers.get("date") ?? "");
    assert(behind > 7_100_000 && behind < 7_202_000, `${behind} ms`);
  });
});
