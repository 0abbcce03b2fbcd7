import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { instantOf, TestServer } from "../testing.ts";

const EVENT_CODES = "1,2,7,31,32,40";

describe("latest events", () => {
  const path = "evenement/lastEvent";
  const ask = (codes = EVENT_CODES) => `${path}?codeEvenements=${codes}`;

  test("are the last with the requested codes, keyed by vehicle identifier", async () => {
    const server = await TestServer.start();
    const all = await server.json(ask());
    const entries = Object.entries<{ vehicleEngin?: { id: number }; date?: unknown }>(all);
    assert(entries.length > 150 && entries.length < 200);
    for (const [id, event] of entries) {
      if (event.vehicleEngin) assert.equal(String(event.vehicleEngin.id), id);
    }
    const apart = await Promise.all(EVENT_CODES.split(",").map((code) => server.json(ask(code))));
    for (const [id, event] of entries) {
      const candidates = apart.map((answer) => answer[id]).filter((candidate) => candidate?.date);
      if (!event.date) continue;
      const latest = Math.max(...candidates.map(({ date }) => Math.floor(instantOf(date) / 1_000)));
      assert.equal(Math.floor(instantOf(event.date) / 1_000), latest);
    }
    assert.deepEqual(await server.json(ask("1,2")), await server.json(`${path}?codeEvenements=2&codeEvenements=1`));
    assert.deepEqual(await server.json(ask("999")), {});
  });

  test("can be asked for by vehicle, entity and period", async () => {
    const server = await TestServer.start();
    const all = await server.json(ask());
    const [a = "", b = ""] = Object.keys(all).reverse();
    assert.deepEqual(await server.json(`${ask()}&vehiculesIds=${a},${b}`), { [a]: all[a], [b]: all[b] });
    assert.deepEqual(await server.json(`${ask()}&vehiculesIds=12`), {});

    const [entity, other] = (await server.json("mobility/v1/entities")).entities;
    const some = await server.json(`${ask()}&entitiesIds=${entity.id}&entitiesIds=${other.id}`);
    assert(Object.keys(some).length > 3);
    for (const event of Object.values<{ entite?: { id: number } }>(some)) {
      if (event.entite) assert([entity.id, other.id].includes(event.entite.id));
    }
    assert.deepEqual(await server.json(`${ask()}&entitiesIds=1`), {});

    const [start, end] = ["01/10/2025 00:00:00 +0000", "05/10/2025 12:30:00 +0200"];
    const period = `dateDebut=${encodeURIComponent(start)}&dateFin=${encodeURIComponent(end)}`;
    const then = Object.values<{ date?: unknown }>(await server.json(`${ask()}&${period}`));
    assert(then.length > 50);
    for (const { date } of then) {
      if (!date) continue;
      assert(instantOf(date) >= Date.UTC(2025, 9, 1) && instantOf(date) <= Date.UTC(2025, 9, 5, 10, 30));
    }
  });

  test("refuse parameters that are missing or unreadable", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    await server.refuses(400, path);
    await server.refuses(400, `${path}?codeEvenements=`);
    await server.refuses(400, `${path}?codeEvenements=DEM`);
    await server.refuses(400, `${ask()}&vehiculesIds=a`);
    await server.refuses(400, `${ask()}&entitiesIds=1;2`);
    for (const date of [
      "01/10/2025",
      "2025-10-01T00:00:00Z",
      "01/10/2025 00:00:00",
      "31/09/2025 00:00:00 +0000",
      "01/10/2025 24:00:00 +0000",
      "01/10/2025 00:00:00 Z",
    ]) {
      await server.refuses(422, `${ask()}&dateDebut=${encodeURIComponent(date)}`);
      await server.refuses(422, `${ask()}&dateFin=${encodeURIComponent(date)}`);
    }
    // A plus sign that was not escaped is a space.
    await server.refuses(422, `${ask()}&dateDebut=01/10/2025 00:00:00 +0000`);
    const [late, early] = ["02/10/2025 00:00:00 +0000", "01/10/2025 00:00:00 +0000"].map(encodeURIComponent);
    await server.refuses(400, `${ask()}&dateDebut=${late}&dateFin=${early}`);
  });
});
