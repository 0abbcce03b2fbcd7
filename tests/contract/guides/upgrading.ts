import assert from "node:assert/strict";
import type { Drift, ResourceName } from "ocean-fleet";
import { sampleOf } from "../../package/simulated.ts";
import type { Runs } from "./run.ts";

type Read = (resource: ResourceName, body: string) => { records: number; drift: Drift[] };

export const upgrading: Runs = {
  read: async (load) => {
    const read = await load<Read>();
    assert.deepEqual(read("vehicles", sampleOf("vehicles")), { records: 1, drift: [] });
    const { drift } = read("entities", '{"entities":[{"id":1,"colour":"red"}]}');
    assert.deepEqual(
      drift.map(({ kind, path }) => [kind, ...path]),
      [["unknown-key", "colour"]],
    );
  },
};
