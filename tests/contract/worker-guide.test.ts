import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, complaintsOf, write } from "./guides/blocks.ts";

// The examples of the guide to the worker, compiled. `tests/consumers/` runs what they say, with each tool.

test("the examples compile", async () => {
  const blocks = await blocksOf("docs/worker.md");
  assert.equal(blocks.length, 7);
  // What Vite declares about imports of workers.
  const vite = { name: "vite", place: "", code: 'import "vite/client";\n' };
  // Several stand below the same heading.
  const named = blocks.map((block, place) => ({ ...block, name: `${place}` }));
  assert.deepEqual(complaintsOf(await write("docs/worker.md", [...named, vite])), []);
});
