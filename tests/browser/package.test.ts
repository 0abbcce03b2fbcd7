import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import init, { decode } from "ocean-fleet";
import type { Browser, Page } from "playwright-core";
import { build, createServer, preview } from "vite";
import { installPackedPackage } from "../../scripts/lib/package.mjs";
import { inProject } from "../../scripts/lib/project.mjs";
import { run } from "../../scripts/lib/run.mjs";
import { startSimulator } from "../../simulator/server.ts";
import { launchChromium } from "./chromium.ts";

const PAGE = '<!doctype html><meta charset="utf-8" /><script type="module" src="/main.ts"></script>';
const MAIN = `
import init, { type NonCommunicatingDevice, OceanClient } from "ocean-fleet";

await init();
const ocean = new OceanClient({ baseUrl: "/restapi" });
await ocean.signIn({ login: "demo", password: "demo" });
const devices: NonCommunicatingDevice[] = await ocean.nonCommunicatingDevices();
const plates: (string | null | undefined)[] = devices.map((device) => device.vehicle?.registration);
document.title = JSON.stringify({ records: devices.length, text: plates.filter((plate) => typeof plate === "string").length });
`;
/** A page that does nothing by itself: tests call the functions that it offers. */
const OFFERS_PAGE = '<!doctype html><title>…</title><script type="module" src="/offers.ts"></script>';
const OFFERS = `
import init, { OceanClient } from "ocean-fleet";

Object.assign(window, {
  async devices(baseUrl) {
    await init();
    const ocean = new OceanClient({ baseUrl });
    await ocean.signIn({ login: "demo", password: "demo" });
    return ocean.nonCommunicatingDevices();
  },
  batches: async (baseUrl) => {
    await init();
    const ocean = new OceanClient({ baseUrl, getCredentials: () => ({ login: "demo", password: "demo" }) });
    const batches = [];
    for await (const batch of ocean.stream("nonCommunicatingDevices")) batches.push(batch);
    return batches;
  },
  inWorker: (task) => new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(task);
  }),
  load: () => init().then(() => "loaded", ({ code, message }) => code + ": " + message),
});
`;
const WORKER = `
import init, { decode, OceanClient } from "ocean-fleet";

onmessage = async ({ data: { body, baseUrl } }) => {
  await init();
  if (body) return postMessage(decode("nonCommunicatingDevices", body));
  const ocean = new OceanClient({ baseUrl, getCredentials: () => ({ login: "demo", password: "demo" }) });
  for await (const { records } of ocean.watch("nonCommunicatingDevices")) {
    postMessage(records);
    break;
  }
};
`;
const COMPILER_OPTIONS = {
  module: "esnext",
  moduleResolution: "bundler",
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  strict: true,
  noEmit: true,
};

let browser: Browser;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let project: Awaited<ReturnType<typeof installPackedPackage>>;

before(async () => {
  browser = await launchChromium();
  simulator = await startSimulator({ vehicles: 20 });
  project = await installPackedPackage();
  await writeFile(join(project.folder, "index.html"), PAGE);
  await writeFile(join(project.folder, "main.ts"), MAIN);
  await writeFile(join(project.folder, "offers.html"), OFFERS_PAGE);
  await writeFile(join(project.folder, "offers.ts"), OFFERS);
  await writeFile(join(project.folder, "worker.ts"), WORKER);
  const config = { compilerOptions: COMPILER_OPTIONS, include: ["main.ts"] };
  await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify(config));
});
after(() => Promise.all([browser?.close(), simulator?.close(), project?.remove()]));

test("a page that uses the installed package passes the strict compiler", async () => {
  const tsc = inProject("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", project.folder]);
});

test("built by Vite without any configuration, that page gets the devices in Chromium", async (t) => {
  await build({ ...vite(), logLevel: "error" });
  const server = await preview({ ...vite(), preview: { host: "127.0.0.1", port: 0, proxy: proxy() } });
  t.after(() => server.close());
  await expectDevices(server.resolvedUrls?.local[0]);
});

test("served by Vite's development server, that page gets the devices in Chromium", async (t) => {
  const server = await createServer({ ...vite(), server: { host: "127.0.0.1", port: 0, proxy: proxy() } });
  t.after(() => server.close());
  await server.listen();
  await expectDevices(server.resolvedUrls?.local[0]);
});

const vite = () => ({ root: project.folder, configFile: false as const, logLevel: "error" as const });

const proxy = () => ({
  "/restapi": { target: simulator.url, rewrite: (path: string) => path.slice("/restapi".length) },
});

async function expectDevices(url: string | undefined): Promise<void> {
  assert.ok(url);
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(url);
  await page.waitForFunction(() => document.title, undefined, { timeout: 20_000 }).catch(() => {});
  const title = await page.title();
  await page.close();
  assert.deepEqual(problems, []);
  assert.notEqual(title, "", "the page never got its devices");
  const { records, text } = JSON.parse(title);
  assert.equal(records, 20);
  assert.ok(text > 0, "no registration is text");
}

/** Builds the page that offers functions, serves it with these headers and passes it to the test. */
async function withOffers(headers: Record<string, string>, use: (page: Page) => Promise<void>): Promise<void> {
  const built = { outDir: "dist-offers", rollupOptions: { input: join(project.folder, "offers.html") } };
  await build({ ...vite(), build: built });
  const server = await preview({ ...vite(), build: built, preview: { host: "127.0.0.1", port: 0, headers } });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.resolvedUrls?.local[0]}offers.html`);
    await page.waitForFunction(() => "load" in window);
    await use(page);
  } finally {
    await page.close();
    await server.close();
  }
}

/** Calls a function that the page offers. */
const call = (page: Page, name: string, ...args: unknown[]): Promise<unknown> =>
  page.evaluate(
    ([name, ...args]) =>
      (window as unknown as Record<string, (...args: unknown[]) => unknown>)[name as string]?.(...args),
    [name, ...args],
  );

/** The simulator's answer as text. */
async function simulated(): Promise<string> {
  const credentials = { method: "POST", body: JSON.stringify({ login: "demo", password: "demo" }) };
  const { token } = await (await fetch(`${simulator.url}/auth/authenticate2`, credentials)).json();
  return (await fetch(`${simulator.url}/noncommunicant/list`, { headers: { "x-auth-token": token } })).text();
}

test("Chromium gets from a server on another origin what Node decodes", async () => {
  await init();
  const expected = decode("nonCommunicatingDevices", await simulated());
  await withOffers({}, async (page) => {
    assert.deepEqual(await call(page, "devices", simulator.url), expected);
    const batches = (await call(page, "batches", simulator.url)) as unknown[][];
    assert.deepEqual(batches.flat(), expected);
  });
});

test("a module worker decodes and watches the same as Node", async () => {
  await init();
  const body = await simulated();
  const expected = decode("nonCommunicatingDevices", body);
  await withOffers({}, async (page) => {
    assert.deepEqual(await call(page, "inWorker", { body }), expected);
    assert.deepEqual(await call(page, "inWorker", { baseUrl: simulator.url }), expected);
  });
});

test("the error names a Content Security Policy that forbids WebAssembly, and what to add to it", async () => {
  await withOffers({ "content-security-policy": "script-src 'self'" }, async (page) => {
    assert.match(String(await call(page, "load")), /^wasm-load: .*Content Security Policy.*'wasm-unsafe-eval'/);
  });
  await withOffers({ "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'" }, async (page) => {
    assert.equal(await call(page, "load"), "loaded");
  });
});
