// node scripts/size.mjs: how much an application has to download, gzipped. Fails if it exceeds the limit.

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { main, Problem } from "./lib/problem.mjs";
import { inProject } from "./lib/project.mjs";

const MAX_BYTES = 114_000;
const REMEDY = "find the change that made it larger, and decide whether it is worth it";

/** What every application downloads. */
const ALWAYS = ["index.js"];
/** What bundlers leave out unless it is used, or what is used instead. */
const IF_USED = ["geojson.js", "query.js", "slim.js", "worker.js", "worker-script.js", "ocean_fleet_bg.wasm"];

/** What tests load is not compressed, so that its limit is one of bytes as they are. */
const FOR_TESTS = { name: "testing.js", maxBytes: 200_000 };

/**
 * @param {string} name of a file in pkg/
 * @param {string} [remark]
 */
async function gzippedSize(name, remark = "") {
  const content = await readFile(inProject("pkg", name));
  const gzipped = gzipSync(content, { level: 9 }).length;
  console.log(`${name}: ${gzipped.toLocaleString("en")} bytes gzipped${remark}`);
  return gzipped;
}

await main(async () => {
  const sizes = await Promise.all(ALWAYS.map((name) => gzippedSize(name)));
  await Promise.all(IF_USED.map((name) => gzippedSize(name, ", if it is used")));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > MAX_BYTES) {
    const [actual, max] = [total, MAX_BYTES].map((bytes) => bytes.toLocaleString("en"));
    throw new Problem(`The package is ${actual} bytes gzipped; the limit is ${max}`, { remedy: REMEDY });
  }
  const { length } = await readFile(inProject("pkg", FOR_TESTS.name));
  const [actual, max] = [length, FOR_TESTS.maxBytes].map((bytes) => bytes.toLocaleString("en"));
  console.log(`${FOR_TESTS.name}: ${actual} bytes, for tests`);
  if (length > FOR_TESTS.maxBytes) {
    throw new Problem(`${FOR_TESTS.name} is ${actual} bytes; the limit is ${max}`, { remedy: REMEDY });
  }
});
