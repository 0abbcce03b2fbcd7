import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { folder } from "./declarations.ts";

// What a bundler makes of an application.

async function bundled(application: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: application, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    external: ["node:*"],
    logLevel: "silent",
  });
  assert.deepEqual(warnings, []);
  return outputFiles[0]?.text ?? "";
}

test("the queries bring neither the client nor the core", async () => {
  const queries = await bundled('import { oceanQueries } from "ocean-fleet/query"; console.log(oceanQueries);');
  assert.match(queries, /"ocean-fleet"/);
  assert.doesNotMatch(queries, /WebAssembly|OceanError|fetch/);
  assert.ok(queries.length < 10_000, `${queries.length} bytes`);
});

test("an application that does not use `toGeoJSON` does not hold it", async () => {
  const without = await bundled('import init, { decode } from "ocean-fleet"; console.log(init, decode);');
  assert.doesNotMatch(without, /LineString/);
  const both = await bundled(
    'import init, { decode, toGeoJSON } from "ocean-fleet"; console.log(init, decode, toGeoJSON);',
  );
  assert.match(both, /LineString/);
  assert.ok(both.length > without.length);
});
