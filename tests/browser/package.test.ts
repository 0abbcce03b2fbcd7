import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
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
  const config = { compilerOptions: COMPILER_OPTIONS, include: ["main.ts"] };
  await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify(config));
});
after(() => Promise.all([browser?.close(), simulator?.close(), project?.remove()]));

test("a page that uses the installed package passes the strict compiler", async () => {
  const tsc = inProject("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", project.folder]);
});

test("built by Vite without any configuration, it gets the devices in Chromium", async (t) => {
  await build({ ...vite(), logLevel: "error" });
  const server = await preview({ ...vite(), preview: { host: "127.0.0.1", port: 0, proxy: proxy() } });
  t.after(() => server.close());
  await expectDevices(server.resolvedUrls?.local[0]);
});

test("served by Vite's development server, it gets the devices in Chromium", async (t) => {
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
