import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import init, { decode } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { ask, connect, stream } from "./simulated.ts";

before(() => init());

type Row = Record<string, unknown>;

/** The records with only these keys, in the order of the whole records. */
const only = (records: Row[], keys: string[]) =>
  records.map((record) => Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key))));

/** The keys of each record, in order. */
const keysOf = (records: object[]) => records.map((record) => Object.keys(record));

for (const resource of RESOURCE_NAMES) {
  describe(`a selection of ${resource}`, () => {
    it("has exactly the selected properties, in the model's order, with the model's values", async () => {
      const { ocean } = connect();
      const all = await ask(ocean, resource);
      const named = Object.keys(all[0] as Row).filter((_, index) => index % 2 === 0);
      // In a different order from the model's.
      const selected = await ask(ocean, resource, { select: [...named].reverse() as never[] });
      assert.deepStrictEqual(selected, only(all, named));
      assert.deepEqual(keysOf(selected), Array(all.length).fill(named));
    });

    it("can be any single property", async () => {
      const { ocean, seen } = connect();
      const all = await ask(ocean, resource);
      for (const key of Object.keys(all[0] as Row)) {
        const selected: object[] = decode(resource, seen.body, { select: [key as never] });
        assert.deepStrictEqual(selected, only(all, [key]), key);
      }
    });

    it("is the same in a stream", async () => {
      const { ocean } = connect();
      const [first, second] = Object.keys((await ask(ocean, resource))[0] as Row);
      const select = [first, second] as never[];
      const streamed: object[] = [];
      for await (const batch of stream(ocean, resource, { select })) streamed.push(...batch);
      assert.deepStrictEqual(streamed, await ask(ocean, resource, { select }));
    });
  });
}
