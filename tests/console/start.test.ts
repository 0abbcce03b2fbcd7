import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { inProject } from "../../scripts/lib/project.mjs";
import { launchChromium } from "../browser/chromium.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium({ graphics: true });
});
after(() => browser.close());

test("npm start prints the console's address, serves a fleet that moves, and stops when asked", async (t) => {
  const program = spawn(process.execPath, [inProject("scripts", "start.mjs"), "--vehicles", "20", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => program.kill("SIGKILL"));
  const url = await addressOf(program.stdout);
  const page = await browser.newPage({ locale: "en-GB" });
  t.after(() => page.close());
  await page.goto(url);
  await page.getByLabel("Login", { exact: true }).fill("demo");
  await page.getByLabel("Password", { exact: true }).fill("demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Map", exact: true }).waitFor();
  const { now } = await page.evaluate(() => fetch("/simulator/clock").then((response) => response.json()));
  const lag = Date.now() - new Date(now).getTime();
  assert.ok(Math.abs(lag) < 60_000, `the fleet's clock is ${lag} ms behind`);
  program.kill("SIGTERM");
  const [code] = await once(program, "exit");
  // What Vite's server makes of the signal.
  assert.equal(code, 128 + constants.signals.SIGTERM);
});

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, url] = /^Console {2}(http:\/\/\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error("npm start ended without telling the console's address.");
}
