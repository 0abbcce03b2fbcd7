import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TestServer } from "../testing.ts";

const DECEMBER = "startDate=01/12/2025&endDate=10/12/2025";

describe("auxiliary equipment usage", () => {
  const path = "dioUtilisation/duree";

  test("is one record per vehicle, whose days, half-hours and totals agree", async () => {
    const server = await TestServer.start();
    const answer = await server.json(`${path}?startDate=24/02/2024&endDate=02/03/2024`);
    assert.equal(answer.length, 200);
    const days = ["24/02", "25/02", "26/02", "27/02", "28/02", "29/02", "01/03", "02/03"].map((day) => `${day}/2024`);
    const spellings = { totalUsePerEquipementForPeriod: 0, totalUserPerEquipementForPeriod: 0 };
    for (const record of answer) {
      const whole = new Map<string, number>();
      if (record.dailyDioUtilisation?.length) {
        assert.deepEqual(
          record.dailyDioUtilisation.map(({ day }: { day: string }) => day),
          days,
        );
      }
      for (const day of record.dailyDioUtilisation ?? []) {
        const perEquipment = new Map<string, number>();
        let last = "";
        for (const { start, end, libelleEquipement, useDuration } of day.usePerHalfHour ?? []) {
          assert(Number.isInteger(useDuration) && useDuration > 0 && useDuration <= 1_800);
          assert(start >= last);
          last = start;
          const [from, to] = [start, end].map((time) => Date.parse(`2024-01-01T${time}Z`)) as [number, number];
          assert.equal(to - from, 1_800_000);
          for (const totals of [perEquipment, whole]) {
            totals.set(libelleEquipement, (totals.get(libelleEquipement) ?? 0) + useDuration);
          }
        }
        assert.deepEqual(new Map(Object.entries(day.dayTotalUsePerEquipement ?? {})), perEquipment);
        assert.equal(day.dailyDurationSecForAllDio, sum(perEquipment));
      }
      for (const spelling of Object.keys(spellings) as (keyof typeof spellings)[]) {
        if (!(spelling in record)) continue;
        spellings[spelling]++;
        assert.deepEqual(new Map(Object.entries(record[spelling] ?? {})), whole);
      }
      assert.equal(record.durationSecForAllDio, sum(whole));
    }
    assert(spellings.totalUsePerEquipementForPeriod > 50 && spellings.totalUserPerEquipementForPeriod > 5);
    assert(answer.filter((record: { durationSecForAllDio: number }) => record.durationSecForAllDio > 0).length > 60);
  });

  test("takes vehicles repeated or separated by commas, ignoring duplicates and unknown ones", async () => {
    const server = await TestServer.start();
    const all = await server.json(`${path}?${DECEMBER}`);
    const [a, b] = [all[150], all[20]];
    const ask = (query: string) => server.json(`${path}?${DECEMBER}&${query}`);
    assert.deepEqual(await ask(`vehIds=${a.vehicle.id}&vehIds=${b.vehicle.id}`), [b, a]);
    assert.deepEqual(await ask(`vehIds=${a.vehicle.id},${b.vehicle.id},${a.vehicle.id}`), [b, a]);
    assert.deepEqual(await ask("vehIds=1,0,-5,4294967296,900000000"), []);
    assert.deepEqual(await ask(`vehIds=${a.vehicle.id + 1}`), []);
    assert.equal((await ask("vehIds=")).length, 200);
  });

  test("is the same for a day whatever the period, and covers at most 31 days", async () => {
    const server = await TestServer.start({ vehicles: 20 });
    const first = (period: string) =>
      server
        .json(`${path}?${period}`)
        // biome-ignore lint/suspicious/noExplicitAny: an answer.
        .then((records: any[]) => records.map(({ dailyDioUtilisation }) => dailyDioUtilisation?.[0] ?? null));
    assert.deepEqual(
      await first("startDate=10/06/2026&endDate=10/06/2026"),
      await first("startDate=10/06/2026&endDate=20/06/2026"),
    );
    const year = await server.json(`${path}?startDate=01/01/2025&endDate=31/12/2025`);
    const counts = year.map((record: { dailyDioUtilisation?: unknown[] }) => record.dailyDioUtilisation?.length ?? 0);
    assert.equal(Math.max(...counts), 31);
  });

  test("refuses a period it cannot read", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    for (const day of ["2025-12-01", "1/12/2025", "30/02/2025", "00/01/2025", "01/13/2025", "01/12/25", "tomorrow"]) {
      await server.refuses(422, `${path}?startDate=${day}&endDate=31/12/2025`);
      await server.refuses(422, `${path}?startDate=01/01/2025&endDate=${day}`);
    }
    await server.refuses(400, path);
    await server.refuses(400, `${path}?startDate=01/01/2025`);
    await server.refuses(400, `${path}?endDate=01/01/2025`);
    await server.refuses(400, `${path}?startDate=02/01/2025&endDate=01/01/2025`);
    await server.refuses(400, `${path}?${DECEMBER}&vehIds=1,x`);
    await server.refuses(400, `${path}?${DECEMBER}&vehIds=1.5`);
  });
});

function sum(totals: ReadonlyMap<string, number>): number {
  return [...totals.values()].reduce((a, b) => a + b, 0);
}
