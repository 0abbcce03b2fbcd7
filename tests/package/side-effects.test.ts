import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

// What bundlers keep of the entry points that an application imports and does not use.

const folder = fileURLToPath(new URL(".", import.meta.url));

async function bundledByEsbuild(application: string): Promise<string> {
  const { build } = await tool<typeof import("esbuild")>("ESBUILD");
  const { outputFiles } = await build({
    stdin: { contents: application, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

async function bundledByRollup(application: string): Promise<string> {
  const { rollup } = await tool<typeof import("rollup")>("ROLLUP");
  const { nodeResolve } = await tool<typeof import("@rollup/plugin-node-resolve")>("ROLLUP_NODE_RESOLVE");
  const input = `${folder}application.js`;
  await writeFile(input, application);
  const bundle = await rollup({ input, plugins: [nodeResolve()], logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm" });
  return output[0].code;
}

async function tool<T>(variable: string): Promise<T> {
  const address = process.env[variable];
  assert.ok(address, `${variable} must be the URL of a module`);
  return import(address) as Promise<T>;
}

for (const [bundler, bundle] of [
  ["esbuild", bundledByEsbuild],
  ["Rollup", bundledByRollup],
] as const) {
  test(`${bundler} keeps the worker's script where it is only imported`, async () => {
    assert.match(await bundle('import "ocean-fleet/worker-script";'), /addEventListener\("message"/);
  });

  for (const entry of ["", "/slim", "/worker", "/query", "/testing"]) {
    test(`${bundler} drops ocean-fleet${entry} where it is only imported`, async () => {
      assert.ok((await bundle(`import "ocean-fleet${entry}";`)).length < 100);
    });
  }
}
