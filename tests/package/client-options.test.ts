import assert from "node:assert/strict";
import { before, test } from "node:test";
import { init, OceanClient, useOptions } from "./entry.ts";
import { failureOf } from "./failures.ts";
import { DEMO } from "./signed-in.ts";

before(() => init());

test("base URLs that would send the token in the clear are refused, unless that is asked for", async () => {
  for (const baseUrl of [
    "http://example.com",
    "http://192.168.0.1/restapi",
    "http://localhost.example.com",
    "http://localhost.example.com.",
    "http://127.0.0.1.example.com",
    "http://127.example.com",
    "http://128.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
    "ftp://127.0.0.1",
    "file:///restapi",
    "data:text/plain,x",
    "https://user:secret@example.com",
    "https://example.com/?a=b",
    "https://example.com/#a",
    "example.com",
    "",
    "/restapi",
  ]) {
    const error = await failureOf("invalid-options", () => new OceanClient({ baseUrl }));
    assert.match(error.message, /`baseUrl`/, baseUrl);
    assert.ok(!error.message.includes("secret"));
  }
  for (const baseUrl of [
    "https://example.com",
    "http://localhost:1/x",
    "http://127.0.0.1",
    "http://[::1]:8080/",
    "http://127.255.255.254",
    "http://app.localhost",
  ]) {
    new OceanClient({ baseUrl }).free();
  }
  new OceanClient({ baseUrl: "http://example.com", allowInsecure: true }).free();
});

test("options of a client that are not what they may be are refused by name", async () => {
  for (const [options, says] of [
    [{ token: "a", getCredentials: () => DEMO }, /`getCredentials` and `token`/],
    [{ token: 5 }, /`token`/],
    [{ getCredentials: "demo" }, /`getCredentials`/],
    [{ customerId: "5x" }, /`customerId`.*decimal text/],
    [{ fetch: 5 }, /`fetch`/],
    [{ allowInsecure: "yes" }, /`allowInsecure`/],
    [{ timeoutMs: 0 }, /`timeoutMs`.*not 0/],
    [{ deadlineMs: Number.NaN }, /`deadlineMs`.*NaN/],
    [{ retries: -1 }, /`retries`.*not -1/],
    [{ concurrency: 0.5 }, /`concurrency`.*not 0\.5/],
    [{ maxBytes: "1" }, /`maxBytes`.*a string/],
    [{ arrayFormat: "csv" }, /`arrayFormat`.*"repeat" or "comma"/],
    [{ baseURL: "https://example.com" }, /`baseURL`.*baseUrl/],
  ] as const) {
    const error = await failureOf("invalid-options", () => useOptions(options as never));
    assert.match(error.message, says);
  }
});

test("how answers are decoded is checked when the client is made, too", async () => {
  for (const [options, says] of [
    [{ validation: "off" }, /`validation`/],
    [{ maxRecordBytes: -1 }, /`maxRecordBytes`/],
    [{ onDrift: "x" }, /`onDrift`/],
  ] as const) {
    const error = await failureOf("invalid-options", () => useOptions(options as never));
    assert.match(error.message, says);
  }
});

test("the options null, undefined and {} are the defaults", () => {
  for (const options of [undefined, null, {}]) new OceanClient(options as never).free();
});
