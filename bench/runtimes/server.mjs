// Serves what pages need, and answers like the vendor's server, over loopback.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { BODIES } from "../bodies/body.mjs";
import { RESHAPES } from "../contenders/reshapes.mjs";
import { SERDE } from "../contenders/serde/build.mjs";
import { PAGE } from "./bundle.mjs";
import { throttle } from "./throttle.mjs";

/** @type {Record<string, string>} */
const TYPES = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Isolated pages have a more precise clock. */
const ISOLATION = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/**
 * @typedef {object} BenchServer
 * @property {string} url
 * @property {(file: string, megabits: number, latencyMs?: number) => string} baseUrl of an Ocean server that answers
 *   everything with this body, after this time, at this speed; `Infinity` means unthrottled
 * @property {() => void} close
 */

/**
 * @param {string} packageFolder
 * @param {string} [against] where another build is
 * @returns {Promise<BenchServer>}
 */
export async function startServer(packageFolder, against = packageFolder) {
  /** @type {Record<string, string>} */
  const folders = {
    pkg: packageFolder,
    cached: packageFolder,
    against,
    bodies: BODIES,
    reshapes: RESHAPES,
    serde: SERDE,
    page: PAGE,
  };
  const server = createServer(async ({ url = "/" }, response) => {
    const [, folder = "", ...rest] = new URL(url, "http://localhost").pathname.split("/");
    if (folder === "")
      return response.writeHead(200, { "content-type": "text/html", ...ISOLATION }).end("<!doctype html>");
    const [speed = "", latency = "", body = ""] = rest;
    const file = folder === "ocean" ? join(BODIES, body) : join(folders[folder] ?? "", ...rest);
    const size = (await stat(file).catch(() => undefined))?.size;
    if (size === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const cache = folder === "cached" ? "max-age=3600" : "no-store";
    if (folder === "ocean") await pause(Number(latency));
    // A worker's script has to isolate itself, too.
    response.writeHead(200, { "content-type": type, "content-length": size, "cache-control": cache, ...ISOLATION });
    const megabits = folder === "ocean" ? Number(speed) : Number.POSITIVE_INFINITY;
    const content = createReadStream(file, { highWaterMark: 1 << 20 });
    const passed = megabits === Number.POSITIVE_INFINITY ? content : content.pipe(throttle(megabits));
    // A client that disconnects early has seen enough.
    await pipeline(passed, response).catch(() => {});
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    baseUrl: (file, megabits, latencyMs = 0) => `${url}/ocean/${megabits}/${latencyMs}/${file}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
