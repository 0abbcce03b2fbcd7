import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as face from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import manifest from "ocean-fleet/package.json" with { type: "json" };

const folder = dirname(fileURLToPath(import.meta.resolve("ocean-fleet/package.json")));

/** The only files that may be published. */
const PUBLISHED = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE-(MIT|APACHE))$/,
  /^pkg\/[\w-]+(\.d\.ts|\.js|\.js\.map)$/,
  /^pkg\/(generated|watch|worker)\/[\w-]+\.d\.ts$/,
  /^pkg\/(ocean_fleet_bg\.wasm|openapi\.json)$/,
];

test("the tarball contains what is used, and nothing else", async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  const paths = files.map((file) => relative(folder, file));
  assert.deepEqual(
    paths.filter((path) => !PUBLISHED.some((pattern) => pattern.test(path))),
    [],
  );
  for (const path of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"])
    assert.ok(paths.includes(path), path);
});

test("every entry point resolves to a file, types included", () => {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    const targets = typeof target === "string" ? [target] : Object.values(target);
    for (const path of targets) assert.ok(existsSync(`${folder}/${path}`), `${entry}: ${path}`);
    assert.ok(existsSync(fileURLToPath(import.meta.resolve(`ocean-fleet${entry.slice(1)}`))), entry);
  }
});

test("anything that is not an entry point cannot be imported", () => {
  for (const path of ["pkg/index.js", "pkg/generated/glue.js", "js/index.ts"]) {
    assert.throws(() => import.meta.resolve(`ocean-fleet/${path}`), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
  }
});

test("the page's part of the worker holds neither the core nor its glue, and the script imports nothing", () => {
  const [page, script] = ["worker", "worker-script"].map((name) => readFileSync(`${folder}/pkg/${name}.js`, "utf8"));
  assert.ok(page && script && page.length < 60_000 && script.length > 120_000);
  assert.doesNotMatch(page, /__wbindgen|WebAssembly\.(Instance|Module|compile|instantiate)\b/);
  assert.match(
    page,
    /new Worker\(new URL\("\.\/worker-script\.js",\s*import\.meta\.url\),\s*\{\s*type:\s*"module"\s*\}\)/,
  );
  assert.doesNotMatch(script, /^\s*(import|export)\b|\bimport\s*\(|import\.meta/m);
});

test("the wasm entry point is a WebAssembly module, and the OpenAPI document has version 3.1", () => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve("ocean-fleet/ocean_fleet_bg.wasm")));
  assert.ok(WebAssembly.validate(bytes));
  assert.match(openapi.openapi, /^3\.1\./);
  assert.equal(openapi.info.version, manifest.version);
});

test("the package has no dependencies or install scripts, and no side effects but those of the worker's script", () => {
  assert.deepEqual(
    Object.keys(manifest).filter((key) => /dependencies$/i.test(key) && key !== "devDependencies"),
    [],
  );
  const scripts = Object.keys(manifest.scripts ?? {});
  assert.deepEqual(
    scripts.filter((name) => /^(pre|post)?(install|prepare|publish|pack)/.test(name)),
    [],
  );
  assert.deepEqual(manifest.sideEffects, ["./pkg/worker-script.js"]);
});

test("the package exports exactly these names, none of which reads the core's memory", () => {
  const names = [
    "OceanClient",
    "OceanError",
    "decode",
    "decodeStream",
    "default",
    "initSync",
    "isOceanError",
    "toGeoJSON",
  ];
  assert.deepEqual(Object.keys(face).sort(), names);
});

test("publint finds nothing to improve", async () => {
  const address = process.env.PUBLINT;
  assert.ok(address, "PUBLINT must be the URL of the module `publint`");
  const { publint } = (await import(address)) as typeof import("publint");
  const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
  assert.deepEqual(messages, []);
});
