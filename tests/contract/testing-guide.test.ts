import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import init, { OceanClient } from "ocean-fleet";
import { createSimulator, type Simulator } from "ocean-fleet/testing";
import type { Page } from "playwright-core";
import { run } from "../../scripts/lib/run.mjs";
import { launchChromium } from "../browser/chromium.ts";
import { type Block, blocksOf, complaintsOf, load, write } from "./guides/blocks.ts";

// The examples of the guide to testing: compiled as they stand, and run with the libraries that they are about.

const GUIDE = "docs/testing.md";
const VITEST = fileURLToPath(new URL("../../node_modules/.bin/vitest", import.meta.url));

let blocks: readonly Block[];
let files: readonly string[];

before(async () => {
  await init();
  blocks = await blocksOf(GUIDE);
  files = await write(GUIDE, blocks);
});

/** What an example exports. */
async function example<T>(name: string): Promise<T> {
  for (const file of files) {
    const { [name]: found } = /vitest/.test(blocks[files.indexOf(file)]?.code ?? "") ? {} : await load(file);
    if (found !== undefined) return found as T;
  }
  return assert.fail(`there is no ${name}`);
}

test("the examples compile", () => {
  assert.equal(files.length, 6);
  assert.deepEqual(complaintsOf(files), []);
});

/** Runs the guide's test in Vitest, from a file of this name. */
async function vitest(name: string, environment: string, change = (code: string) => code) {
  const { code } = blocks.find(({ code }) => code.includes('from "vitest"')) ?? assert.fail("there is no test");
  const folder = dirname(files[0] ?? "");
  await writeFile(join(folder, name), change(code));
  return run(VITEST, ["run", "--root", folder, "--environment", environment, name], { mayFail: true });
}

for (const environment of ["node", "jsdom"]) {
  test(`the test in Vitest passes with the environment ${environment}`, async () => {
    const { code, output } = await vitest(`${environment}.test.ts`, environment);
    assert.equal(code, 0, output);
  });
}

test("the test in Vitest fails if another registration is expected", async () => {
  const failing = await vitest("wrong.test.ts", "node", (code) => {
    const wrong = code.replace('toEqual([{ registration: "AB-123-CD" }])', 'toEqual([{ registration: "ZZ-999-ZZ" }])');
    assert.notEqual(wrong, code);
    return wrong;
  });
  assert.equal(failing.code, 1);
  assert.match(failing.output, /AB-123-CD/);
});

test("a client survives a bad day", async () => {
  const vehiclesOnABadDay = await example<() => Promise<number>>("vehiclesOnABadDay");
  assert.equal(await vehiclesOnABadDay(), 20);
});

test("devices come back while the clock is moved", async () => {
  const silentDevicesLater = await example<(hours: number) => Promise<[number, number]>>("silentDevicesLater");
  const [before, after] = await silentDevicesLater(5);
  assert.equal(before, 200);
  assert.ok(after < 150, `${after}`);
  assert.deepEqual(await silentDevicesLater(0), [200, 200]);
});

test("MSW answers with the simulator", async (t) => {
  const { setupServer } = await import("msw/node");
  const handlers = await example<Parameters<typeof setupServer>>("handlers");
  const server = setupServer(...handlers);
  server.listen({ onUnhandledRequest: "error" });
  t.after(() => server.close());
  const { credentials } = createSimulator();
  const ocean = new OceanClient({ baseUrl: "http://localhost/ocean/restapi", getCredentials: () => credentials });
  assert.equal((await ocean.vehicles()).length, 50);
  const controller = new AbortController();
  const reason = new Error("enough");
  const pending = ocean.vehicles({}, { signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(pending, reason);
});

test("MSW breaks connections where a fault does", async (t) => {
  const { HttpResponse, http } = await import("msw");
  const { setupServer } = await import("msw/node");
  const simulator = createSimulator({ vehicles: 20 });
  const server = setupServer(
    http.all("*/restapi/*", ({ request }) => simulator.fetch(request).catch(() => HttpResponse.error())),
  );
  server.listen({ onUnhandledRequest: "error" });
  t.after(() => server.close());
  const settings = { baseUrl: "http://localhost/restapi", getCredentials: () => simulator.credentials, retries: 0 };
  const ocean = new OceanClient(settings);
  for (const fault of ["reset", "cut"]) {
    simulator.faults.replace([fault]);
    await assert.rejects(ocean.vehicles(), { code: "network" });
  }
});

/** A page that asks for vehicles, and where it is served. */
async function servePage(t: { after(end: () => void): void }): Promise<string> {
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** How the simulator's vehicles reach a page. */
const askInPage = async (base: string): Promise<number | string> => {
  try {
    const body = JSON.stringify({ login: "demo", password: "demo" });
    const signedIn = await fetch(`${base}/auth/authenticate2`, { method: "POST", body });
    const { token } = await signedIn.json();
    const answer = await fetch(`${base}/vehicule_engin/vehicles`, { headers: { "X-AUTH-TOKEN": token } });
    return (await answer.json()).length;
  } catch (error) {
    return String((error as Error).name);
  }
};

test("Playwright answers a page with the simulator, and breaks connections where a fault does", async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(await servePage(t));
  const answerFromSimulator = await example<(page: Page, simulator: Simulator) => Promise<void>>("answerFromSimulator");
  const simulator = createSimulator({ vehicles: 30 });
  await answerFromSimulator(page, simulator);
  assert.equal(await page.evaluate(askInPage, "/restapi"), 30);
  simulator.faults.replace(["reset"]);
  assert.equal(await page.evaluate(askInPage, "/restapi"), "TypeError");
});

test("a page of another origin reaches a simulator that listens", async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(await servePage(t));
  const withServer = await example<<T>(use: (url: string) => Promise<T>) => Promise<T>>("withServer");
  assert.equal(await withServer((url) => page.evaluate(askInPage, url)), 200);
});
