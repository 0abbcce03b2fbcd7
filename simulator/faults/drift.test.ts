import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RESOURCE_NAMES } from "../../tests/resources.ts";
import { documented, TestServer } from "../testing.ts";
import { ENUMERATED } from "./drift.ts";
import type { FaultSpec } from "./spec.ts";

type Leaf = readonly [path: string, value: unknown];

/** Every value in an answer that contains no others. */
function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const children = Object.entries(value);
  return children.length === 0 ? [[path, value]] : children.flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

async function answer(endpoint: string, faults: FaultSpec[], seed = 1) {
  return (await TestServer.start({ vehicles: 30, seed, faults })).json(endpoint);
}

/** The leaves that a fault changed or added, next to what was there before. */
async function changed(endpoint: string, faults: FaultSpec[], seed?: number) {
  const before = new Map(leaves(await answer(endpoint, [], seed)));
  const after = leaves(await answer(endpoint, faults, seed));
  return after
    .map(([path, value]) => ({ path, value, before: before.get(path) }))
    .filter((change) => JSON.stringify(change.value) !== JSON.stringify(change.before));
}

describe("drift", () => {
  test("adds unknown keys, with values of every kind, and changes nothing else", async () => {
    const changes = await changed("noncommunicant/list", ["drift:kind=keys,share=0.3"]);
    assert(changes.length > 50);
    for (const { path, before } of changes) {
      assert.match(path, /\.nouveauChamp(\.|$)/);
      assert.equal(before, undefined);
    }
    const kinds = new Set(changes.map(({ value }) => (value === null ? "null" : typeof value)));
    assert.deepEqual([...kinds].sort(), ["boolean", "null", "number", "object", "string"]);
  });

  test("adds no keys to a map, where they would be data", async () => {
    const events = await answer("evenement/lastEvent?codeEvenements=1,2", ["drift:kind=keys,share=1"]);
    assert(!("nouveauChamp" in events));
    const paths = leaves([events, await answer("noncommunicant/list", ["drift:kind=keys,share=1"])])
      .map(([path]) => path)
      .filter((path) => path.includes("nouveauChamp"));
    assert(paths.length > 100);
    assert(!paths.some((path) => /\.(durationMap|psValues|extendedDataMap)\./.test(path)));
  });

  test("gives enumerated fields an unknown value", async () => {
    const changes = await changed("noncommunicant/list", ["drift:kind=enums,share=0.2"]);
    assert(changes.length > 20);
    for (const { path, value, before } of changes) {
      assert(ENUMERATED.includes(path.split(".").at(-1) ?? ""), path);
      assert.equal(value, "NOUVELLE_VALEUR");
      assert.match(String(before), /^[A-Z0-9_]+$/);
    }
    const lists = await changed("materiel/list", ["drift:kind=enums,share=1"]);
    assert(lists.some(({ path }) => /\.boxCapabilities\.0$/.test(path)));
  });

  test("turns numbers and booleans into text", async () => {
    const changes = await changed("vehicule_engin/vehicles", ["drift:kind=types"]);
    assert(changes.length > 10);
    for (const { value, before } of changes) {
      assert(typeof before === "number" || typeof before === "boolean");
      assert.equal(value, String(before));
    }
  });

  test("is in the same places for the same seed, and in different ones for another", async () => {
    const spec = "drift:share=0.1";
    const places = async (fault: string, seed: number) =>
      JSON.stringify((await changed("noncommunicant/list", [fault], seed)).map(({ path }) => path));
    const first = await places(spec, 5);
    assert.equal(await places(spec, 5), first);
    assert.notEqual(await places(spec, 6), first);
  });

  test("changes something wherever something can change", async () => {
    for (const kind of ["keys", "types"] as const) {
      assert.equal((await changed("mobility/v1/entities", [{ fault: "drift", kind, share: 0 }])).length > 0, true);
    }
    assert.deepEqual(await changed("mobility/v1/entities", ["drift:kind=enums,share=1"]), []);
  });

  test("knows every enumerated field of the samples", () => {
    const fields = RESOURCE_NAMES.flatMap((resource) =>
      Object.entries(documented(resource))
        .filter(([, kind]) => kind === "enum")
        .map(([path]) =>
          path
            .replace(/\.\[\]$/, "")
            .split(".")
            .at(-1),
        ),
    );
    assert.deepEqual([...new Set(fields)].sort(), [...ENUMERATED].sort());
  });

  test("leaves anything that is not an answer of the API alone", async () => {
    for (const [fault, status] of [
      ["status:code=404", 404],
      ["empty:code=200", 200],
      ["wrong-type", 200],
    ] as const) {
      const server = await TestServer.start({ vehicles: 1, faults: ["drift", fault] });
      assert.equal((await server.request("noncommunicant/list")).status, status);
    }
  });
});
