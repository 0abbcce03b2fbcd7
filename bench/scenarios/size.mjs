// How much has to be downloaded.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../../scripts/lib/project.mjs";
import { SERDE, SERDE_GLUE, SERDE_WASM } from "../contenders/serde/build.mjs";
import { VALIDATORS } from "../contenders/validation.mjs";

/**
 * @typedef {object} Size
 * @property {string} name
 * @property {boolean} isOwn whether it is part of this package
 * @property {number} bytes
 * @property {number} gzipped
 */

/**
 * The size of the package's file, of the contender in Rust if it was compiled, and of each validator with what is
 * needed to create schemas.
 * @param {import("./bench.mjs").Bench} bench
 * @returns {Promise<Size[]>}
 */
export async function measureSize({ packageFolder }) {
  const own = await Promise.all(
    ["index.js"].map(async (name) => sized(name, true, await readFile(join(packageFolder, name)))),
  );
  const rivals = await Promise.all(
    Object.keys(VALIDATORS).map(async (name) =>
      sized(name, false, await bundled(`bench/contenders/validators/${name}.mjs`)),
    ),
  );
  const serde = await Promise.all([SERDE_WASM, SERDE_GLUE].map((name) => readFile(join(SERDE, name)))).catch(() => []);
  return [...own, ...rivals, ...(serde.length > 0 ? [sized("serde", false, Buffer.concat(serde))] : [])];
}

/**
 * @param {string} name
 * @param {boolean} isOwn
 * @param {Uint8Array} content
 * @returns {Size}
 */
const sized = (name, isOwn, content) => ({
  name,
  isOwn,
  bytes: content.length,
  gzipped: gzipSync(content, { level: 9 }).length,
});

/** @param {string} entry */
async function bundled(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  return /** @type {Uint8Array} */ (outputFiles[0]?.contents);
}
