// `ocean-fleet/worker` in Vite, without any configuration.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { build, createServer, preview } from "vite";
import { installPackedPackage } from "../../scripts/lib/package.mjs";
import { startSimulator } from "../../simulator/server.ts";
import { launchChromium } from "./chromium.ts";

const PAGE = '<!doctype html><meta charset="utf-8" /><script type="module" src="/main.ts"></script>';
const MAIN = `
import init, { OceanClient } from "ocean-fleet/worker";

try {
  await init();
  const ocean = new OceanClient({ baseUrl: "/restapi" });
  await ocean.signIn({ login: "demo", password: "demo" });
  const vehicles = await ocean.vehicles();
  document.title = vehicles.length + " vehicles";
} catch (error) {
  document.title = String(error);
}
`;

let browser: Browser;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let project: Awaited<ReturnType<typeof installPackedPackage>>;

before(async () => {
  browser = await launchChromium();
  simulator = await startSimulator({ vehicles: 20 });
  project = await installPackedPackage();
  await writeFile(join(project.folder, "index.html"), PAGE);
  await writeFile(join(project.folder, "main.ts"), MAIN);
});
after(() => Promise.all([browser?.close(), simulator?.close(), project?.remove()]));

const vite = () => ({ root: project.folder, configFile: false as const, logLevel: "error" as const });
const serving = () => ({
  host: "127.0.0.1",
  port: 0,
  proxy: { "/restapi": { target: simulator.url, rewrite: (path: string) => path.slice("/restapi".length) } },
});

async function titleOf(url: string | undefined): Promise<string> {
  assert.ok(url);
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.title, undefined, { timeout: 30_000 });
  const title = await page.title();
  await page.close();
  return title;
}

test("a page that Vite has built gets the vehicles from a worker", async (t) => {
  await build(vite());
  const server = await preview({ ...vite(), preview: serving() });
  t.after(() => server.close());
  assert.equal(await titleOf(server.resolvedUrls?.local[0]), "20 vehicles");
});

test("a page of Vite's development server gets the vehicles from a worker", async (t) => {
  const server = await createServer({ ...vite(), server: serving() });
  t.after(() => server.close());
  await server.listen();
  assert.equal(await titleOf(server.resolvedUrls?.local[0]), "20 vehicles");
});
