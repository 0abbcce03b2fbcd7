import assert from "node:assert/strict";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import init, { type OceanClient } from "ocean-fleet";
import { connect } from "../package/simulated.ts";
import { complaintsOf, examplesOf, writeExample } from "./guides.ts";

// The examples of the guides, compiled as they stand and run against the simulator.

const FOLDER = "examples";

/** A guide's example, by the function that it exports: its file. */
const files = new Map<string, string>();

before(async () => {
  await init();
  for (const code of await examplesOf("live-maps.md")) {
    const name = /export async function (\w+)/.exec(code)?.[1] ?? assert.fail(`no function: ${code}`);
    files.set(name, await writeExample(FOLDER, `${name}.ts`, code));
  }
});

/** The function that an example exports. */
async function example<F>(name: string): Promise<F> {
  const file = files.get(name) ?? assert.fail(`there is no ${name}`);
  return (await import(pathToFileURL(file).href))[name];
}

test("the examples compile", () => {
  assert.equal(files.size, 3);
  assert.deepEqual(complaintsOf(files.values()), []);
});

test("an example that does not compile is found", async () => {
  const code = `import { toGeoJSON } from "ocean-fleet";\ntoGeoJSON("vehicles", []);\n`;
  const wrong = await writeExample(FOLDER, "wrong.ts", code);
  assert.notDeepEqual(complaintsOf([wrong]), []);
});

test("the list follows the fleet until it is aborted", async () => {
  const follow =
    await example<(ocean: OceanClient, list: Map<string, string>, signal: AbortSignal) => unknown>("followList");
  const controller = new AbortController();
  const ended = new Error("enough");
  class List extends Map<string, string> {
    override set(id: string, text: string) {
      // At the end of the turn, when the first update is complete.
      setImmediate(() => controller.abort(ended));
      return super.set(id, text);
    }
  }
  const list = new List();
  await assert.rejects(async () => follow(connect().ocean, list, controller.signal), ended);
  assert.ok(list.size > 100);
  assert.ok([...list.values()].some((text) => /: (?!never seen)./.test(text)));
});

test("the map follows the fleet until it is aborted", async () => {
  const follow = await example<(ocean: OceanClient, map: object, signal: AbortSignal) => unknown>("followMap");
  const controller = new AbortController();
  const ended = new Error("enough");
  let features = 0;
  const source = {
    setData: (data: { features: unknown[] }) => {
      features = data.features.length;
      controller.abort(ended);
    },
  };
  const map = { getSource: (id: string) => (id === "fleet" ? source : undefined) };
  await assert.rejects(async () => follow(connect().ocean, map, controller.signal), ended);
  assert.ok(features > 100);
});

test("a day of a vehicle is its track and its trips", async () => {
  type Day = { track: { features: { geometry: { type: string; coordinates: unknown[] } }[] }; trips: unknown[] };
  const dayOf = await example<(...args: [OceanClient, string, number, string]) => Promise<Day>>("dayOf");
  const { ocean } = connect();
  const [history] = await ocean.positionHistory({
    registrations: ["WK-730-JS"],
    start: "2025-12-15T08:00:00Z",
    end: "2025-12-15T10:00:00Z",
  });
  const { vehicle } = history ?? assert.fail("the simulator has no such vehicle");
  const { track, trips } = await dayOf(connect().ocean, "WK-730-JS", Number(vehicle?.id), "2025-12-15");
  assert.equal(track.features[0]?.geometry.type, "LineString");
  assert.ok((track.features[0]?.geometry.coordinates.length ?? 0) > 10);
  assert.ok(trips.length > 0);
});
