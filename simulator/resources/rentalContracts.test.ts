import assert from "node:assert/strict";
import { test } from "node:test";
import { TestServer } from "../testing.ts";

const PATH = "contrat_location/contrats";

interface Contract {
  readonly id: number;
  readonly vehicleId?: number;
}

test("the date finds the contracts in force then: none before the first vehicle, fewer than all now", async () => {
  const server = await TestServer.start({ vehicles: 200 });
  const count = async (query: string) => ((await server.json(`${PATH}${query}`)) as Contract[]).length;
  const at = (date: string) => count(`?date=${encodeURIComponent(`${date} 12:00:00 +0000`)}`);
  assert.equal(await count(""), 200);
  assert.equal(await at("01/01/1990"), 0);
  assert.equal(await at("01/01/2100"), 0);
  const now = await at("01/01/2026");
  assert(now > 20 && now < 200, `${now}`);
});

test("vehicleIds finds the contracts of these vehicles", async () => {
  const server = await TestServer.start({ vehicles: 50 });
  const all = (await server.json(PATH)) as Contract[];
  const ids = all.flatMap(({ vehicleId }) => vehicleId ?? []).slice(3, 6);
  const found = (await server.json(`${PATH}?vehicleIds=${ids}`)) as Contract[];
  assert.deepEqual(
    found.map(({ vehicleId }) => vehicleId ?? null),
    ids,
  );
});

test("a date that is none is refused", async () => {
  const server = await TestServer.start({ vehicles: 3 });
  await server.refuses(422, `${PATH}?date=2026-01-01`);
});
