import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TestServer } from "../testing.ts";

describe("equipment", () => {
  test("can be asked for by identifier", async () => {
    const server = await TestServer.start({ vehicles: 40 });
    const all = await server.json("materiel/list");
    assert.equal(all.length, 40);
    const ids = [30, 4].map((index) => all[index].materiel.id);
    for (const query of [`materielIds=${ids.join(",")}`, ids.map((id) => `materielIds=${id}`).join("&")]) {
      assert.deepEqual(await server.json(`materiel/list?${query}`), [all[4], all[30]]);
    }
    assert.deepEqual(await server.json("materiel/list?materielIds=1,999999999"), []);
    await server.refuses(400, "materiel/list?materielIds=x");
  });
});
