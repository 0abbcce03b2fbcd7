import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";

// The entry point for tests, as it is published, in a page and in a worker of Chromium.

/** What is done with it: a script that reports by posting, or by setting a global. */
const PROGRAM = `
  import { body, createSimulator, record } from "./testing.js";
  const simulator = createSimulator({ vehicles: 20 });
  const answer = await simulator.fetch("/restapi/auth/authenticate2", {
    method: "POST",
    body: JSON.stringify(simulator.credentials),
  });
  const headers = { "X-AUTH-TOKEN": (await answer.json()).token };
  const ask = async (faults, signal) => {
    simulator.faults.replace(faults);
    return simulator.fetch("/restapi/vehicule_engin/vehicles", { headers, signal });
  };
  const nameOf = (promise) => promise.then(() => "nothing", ({ name }) => name);
  const found = { texts: [], failures: [] };
  for (const faults of [[], ["gzip"], ["slow-body:ms=0,bytes=4096"], ["content-length"]]) {
    found.texts.push((await (await ask(faults)).text()).length);
  }
  found.failures.push(await nameOf(ask(["reset"])));
  found.failures.push(await nameOf((await ask(["cut"])).text()));
  const controller = new AbortController();
  const stalled = await ask(["stall"], controller.signal);
  const reading = nameOf(stalled.text());
  controller.abort();
  found.failures.push(await reading);
  found.failures.push(await simulator.listen().then(() => "nothing", ({ code }) => code));
  found.body = body("vehicles", [record("vehicles")]).length;
  (globalThis.document ? (value) => { globalThis.found = value; } : postMessage)(found);
`;

const FILES: Record<string, () => Promise<string | Buffer> | string> = {
  "/": () => "<!doctype html><title>Testing</title>",
  "/program.js": () => PROGRAM,
  "/testing.js": () => readFile(new URL("../../pkg/testing.js", import.meta.url)),
};

let browser: Browser;
let page: Page;
const server = createServer(async ({ url = "/" }, response) => {
  const file = FILES[url];
  response.writeHead(file ? 200 : 404, { "content-type": url === "/" ? "text/html" : "text/javascript" });
  response.end(await file?.());
});

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
after(async () => {
  await browser?.close();
  server.close();
});

interface Found {
  readonly texts: readonly number[];
  readonly failures: readonly string[];
  readonly body: number;
}

function check({ texts, failures, body }: Found): void {
  const [first = 0] = texts;
  assert.ok(first > 10_000 && body > 1_000, `${first}, ${body}`);
  assert.deepEqual(new Set(texts).size, 1);
  assert.deepEqual(failures, ["TypeError", "TypeError", "AbortError", "invalid-params"]);
}

test("the simulator works in a page", async () => {
  const found = await page.evaluate(async () => {
    await import(new URL("/program.js", location.href).href);
    return (globalThis as unknown as { found: Found }).found;
  });
  check(found);
});

test("the simulator works in a worker", async () => {
  const found = await page.evaluate(async () => {
    const worker = new Worker("/program.js", { type: "module" });
    const message = await new Promise<Found>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    worker.terminate();
    return message;
  });
  check(found);
});
