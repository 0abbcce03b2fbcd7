import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DAY } from "../fleet/calendar.ts";
import { instantOf, TestServer } from "../testing.ts";

const PATH = "materiel/positionBetween";

interface Record {
  readonly materiel: { readonly boxLightDTO?: object | null; readonly materiel?: { readonly id: number } };
  readonly positions: readonly { readonly gmtPosFormat: string; readonly idPositionGeo: number }[];
}

const period = (start: string, end: string) =>
  new URLSearchParams({ dateDebut: `${start} +0000`, dateFin: `${end} +0000` }).toString();

describe("the positions of equipment", () => {
  const monday = period("12/01/2026 00:00:00", "12/01/2026 23:59:59");

  test("are one record per piece, which is that of the list of equipment", async () => {
    const server = await TestServer.start({ vehicles: 40 });
    const list = await server.json("materiel/list");
    const all: Record[] = await server.json(`${PATH}?${monday}`);
    assert.deepEqual(
      all.map(({ materiel }) => materiel),
      list,
    );
    const ids = [30, 4].map((index) => list[index].materiel.id);
    for (const query of [`materielIds=${ids}`, ids.map((id) => `materielIds=${id}`).join("&")]) {
      assert.deepEqual(await server.json(`${PATH}?${monday}&${query}`), [all[4], all[30]]);
    }
    assert.deepEqual(await server.json(`${PATH}?${monday}&materielIds=5`), []);
  });

  test("are within the period, in order, and not later than now; without a tag there are none", async () => {
    const server = await TestServer.start();
    const start = Date.UTC(2026, 0, 12);
    const ids = new Set<number>();
    for (const { materiel, positions } of (await server.json(`${PATH}?${monday}`)) as Record[]) {
      if (materiel.boxLightDTO === null) assert.equal(positions.length, 0);
      const instants = positions.map(({ gmtPosFormat }) => instantOf(`${gmtPosFormat} +0000`));
      assert(instants.every((instant, i) => instant > (instants[i - 1] ?? start - 1) && instant < start + DAY));
      for (const { idPositionGeo } of positions) ids.add(idPositionGeo);
    }
    assert(ids.size > 1_500);
    const today: Record[] = await server.json(`${PATH}?${period("15/01/2026 00:00:00", "15/01/2026 23:00:00")}`);
    const latest = today.flatMap(({ positions }) => positions.map(({ gmtPosFormat }) => gmtPosFormat.slice(11))).sort();
    assert((latest.at(-1) ?? "") <= "08:00:00" && (latest.at(-1) ?? "") > "07:30:00");
  });

  test("refuse parameters that are missing or unreadable, and periods of more than a day", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    await server.refuses(400, PATH);
    await server.refuses(400, `${PATH}?${monday.replace("dateFin", "end")}`);
    await server.refuses(400, `${PATH}?${monday.replace("dateDebut", "start")}`);
    await server.refuses(400, `${PATH}?${monday}&materielIds=x`);
    await server.refuses(400, `${PATH}?${period("13/01/2026 00:00:00", "12/01/2026 00:00:00")}`);
    await server.refuses(422, `${PATH}?${period("31/11/2025 00:00:00", "01/12/2025 00:00:00")}`);
    await server.refuses(422, `${PATH}?dateDebut=2026-01-12T00:00:00Z&dateFin=2026-01-12T10:00:00Z`);
    await server.text(`${PATH}?${period("12/01/2026 09:00:00", "13/01/2026 09:00:00")}`);
    await server.refuses(422, `${PATH}?${period("12/01/2026 09:00:00", "13/01/2026 09:00:01")}`);
  });
});
