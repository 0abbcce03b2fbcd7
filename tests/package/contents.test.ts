import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as face from "ocean-fleet";
import openapi from "ocean-fleet/openapi.json" with { type: "json" };
import manifest from "ocean-fleet/package.json" with { type: "json" };

const folder = dirname(fileURLToPath(import.meta.resolve("ocean-fleet/package.json")));

test("the tarball contains the reviewed files, and nothing else", async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  const paths = files.map((file) => relative(folder, file));
  const reviewed = readFileSync(new URL("contents.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  const differences = [
    ...paths.filter((path) => !reviewed.includes(path)).map((path) => `new: ${path}`),
    ...reviewed.filter((path) => !paths.includes(path)).map((path) => `missing: ${path}`),
  ];
  const advice = "If that is intended, run `npm run accept-contents` and review the change.";
  assert.ok(differences.length === 0, `${differences.join("\n")}\n${advice}`);
});

/** The paths that an entry of `exports` may lead to. */
const targetsOf = (target: unknown): string[] =>
  typeof target === "string" ? [target] : Object.values(target as object).flatMap(targetsOf);

test("every entry point resolves to a file, types included", () => {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    for (const path of targetsOf(target)) assert.ok(existsSync(`${folder}/${path}`), `${entry}: ${path}`);
    assert.ok(existsSync(fileURLToPath(import.meta.resolve(`ocean-fleet${entry.slice(1)}`))), entry);
  }
});

test("anything that is not an entry point cannot be imported", () => {
  for (const path of ["pkg/index.js", "pkg/generated/glue.js", "js/index.ts"]) {
    assert.throws(() => import.meta.resolve(`ocean-fleet/${path}`), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
  }
});

test("the wasm entry point is a WebAssembly module, and the OpenAPI document has version 3.1", () => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve("ocean-fleet/ocean_fleet_bg.wasm")));
  assert.ok(WebAssembly.validate(bytes));
  assert.match(openapi.openapi, /^3\.1\./);
  assert.equal(openapi.info.version, manifest.version);
});

test("the licences of what the entry point for tests contains are there", () => {
  const licences = readFileSync(`${folder}/pkg/testing.LICENSES.txt`, "utf8");
  for (const [library, holder] of [
    ["@faker-js/faker", "Faker - Copyright"],
    ["hono", "Yusuke Wada"],
  ] as const) {
    assert.match(licences, new RegExp(`^${library} \\d+\\.\\d+\\.\\d+$`, "m"));
    assert.ok(licences.includes(holder), holder);
  }
});

test("the package has no dependencies, install scripts or side effects", () => {
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

/** What bundlers would follow, or fail on, although it never runs where they build for. */
const FOLLOWED = /\bimport\s*\(\s*["'`]node:|\brequire\s*\(/;

test("no shipped file requires anything, or imports one of Node's modules", () => {
  const scripts = readdirSync(`${folder}/pkg`).filter((name) => /\.c?js$/.test(name));
  assert.ok(scripts.length > 4, String(scripts));
  const found = scripts.filter((name) => FOLLOWED.test(readFileSync(`${folder}/pkg/${name}`, "utf8")));
  assert.deepEqual(found, []);
});

test("types resolve like the code, for every entry point and kind of resolution", async () => {
  const address = process.env.ATTW;
  assert.ok(address, "ATTW must be the URL of the module `@arethetypeswrong/core`");
  const { checkPackage, Package } = (await import(address)) as typeof import("@arethetypeswrong/core");
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`));
  const files = paths.map((path) => [`/node_modules/ocean-fleet/${path}`, readFileSync(`${folder}/${path}`)] as const);
  const result = await checkPackage(new Package(Object.fromEntries(files), "ocean-fleet", manifest.version));
  assert.ok(result.types);
  assert.deepEqual(result.problems, []);
});

test("publint finds nothing to improve", async () => {
  const address = process.env.PUBLINT;
  assert.ok(address, "PUBLINT must be the URL of the module `publint`");
  const { publint } = (await import(address)) as typeof import("publint");
  const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
  assert.deepEqual(messages, []);
});

test("no string is continued on the next line, where a bundler's indentation would become part of it", () => {
  const scripts = readdirSync(`${folder}/pkg`).filter((name) => /\.c?js$/.test(name));
  assert.ok(scripts.includes("index.js"));
  for (const name of scripts) assert.doesNotMatch(readFileSync(`${folder}/pkg/${name}`, "utf8"), /\\\n/, name);
});
