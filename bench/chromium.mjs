// Measures in headless Chromium, against files served over loopback.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { chromium } from "playwright-core";
import { inProject } from "../scripts/lib/project.mjs";
import { ensureBrowser } from "../scripts/setup.mjs";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * @param {string} body the file that holds the body
 * @param {number} rounds
 * @returns {Promise<Record<string, number[]>>}
 */
export async function measureInChromium(body, rounds) {
  const server = createServer(async ({ url = "/" }, response) => {
    const file = url === "/body" ? body : inProject(...url.split("/"));
    const content =
      url === "/" ? "<!doctype html><title>Benchmark</title>" : await readFile(file).catch(() => undefined);
    const type = TYPES[url === "/" ? ".html" : extname(file)] ?? "application/octet-stream";
    response.writeHead(content === undefined ? 404 : 200, { "content-type": type }).end(content);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const { chromium: executablePath } = await ensureBrowser();
  const options = JSON.parse(await readFile(inProject("webdriver.json"), "utf8"))["goog:chromeOptions"];
  const browser = await chromium.launch({ executablePath, args: [...options.args, "--js-flags=--expose-gc"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    return await page.evaluate(async (rounds) => {
      const load = (/** @type {string} */ url) => import(url);
      const [package_, { measure }] = await Promise.all([load("/pkg/index.js"), load("/bench/contenders.mjs")]);
      await package_.default();
      const body = new Uint8Array(await (await fetch("/body")).arrayBuffer());
      return measure(package_, body, rounds);
    }, rounds);
  } finally {
    await browser.close();
    server.close();
  }
}
