import assert from "node:assert/strict";
import { test } from "node:test";
import { readSection, section } from "./readme.ts";
import { readResults, toolVersion } from "./results.ts";
import { SET_UPS } from "./set-ups.ts";

test("every set-up has passed, in every way and with the version that it names", async () => {
  const all = SET_UPS.map(async (setUp) => [
    setUp.name,
    { version: await toolVersion(setUp), ways: setUp.ways.map(({ name }) => name) },
  ]);
  const { setUps } = await readResults();
  assert.deepEqual(setUps, Object.fromEntries(await Promise.all(all)));
});

test("the README's table of set-ups says what has passed", async () => {
  assert.equal(await readSection(), section(SET_UPS, await readResults()));
});
