import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resources } from "./resources/index.ts";
import { checkRecords, countForms, instantOf, TestServer } from "./testing.ts";

interface Endpoint {
  /** A request that is answered for the whole fleet. */
  readonly path: string;
  readonly body?: unknown;
  /** The records in the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  readonly records: (answer: any) => any[];
  /** A field expansion, and the same selection made by hand. */
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  readonly selection?: readonly [fields: string, select: (record: any) => unknown];
}

const array = (answer: unknown[]) => answer;
const pick = (record: Record<string, unknown> | null | undefined, ...keys: string[]) =>
  record && Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));

/** The middle of France, and a radius that takes in all of it. */
const FRANCE = "vehicule_engin/nearestVehicles?latitude=46.6&longitude=2.4&radius=1000";
const DECEMBER = "startDate=01/12/2025&endDate=10/12/2025";
const EVENT_CODES = "1,2,7,31,32,40";

const endpoints: Record<string, Endpoint> = {
  entities: { path: "mobility/v1/entities", records: ({ entities }) => entities },
  vehicles: {
    path: "vehicule_engin/vehicles",
    records: array,
    selection: [
      "vehicle{id,immatriculation},boitier{imeiBoi},emissionCo2",
      (record) => ({
        ...("boitier" in record && { boitier: pick(record.boitier, "imeiBoi") }),
        ...pick(record, "emissionCo2"),
        ...("vehicle" in record && { vehicle: pick(record.vehicle, "id", "immatriculation") }),
      }),
    ],
  },
  nearestVehicles: { path: FRANCE, body: { computeMode: "VOL_OISEAU", radiusUnit: "KM" }, records: array },
  nonCommunicatingDevices: {
    path: "noncommunicant/list",
    records: array,
    selection: ["qualificationNCVehiculeDTO", (record) => pick(record, "qualificationNCVehiculeDTO")],
  },
  auxiliaryEquipmentUsage: {
    path: `dioUtilisation/duree?${DECEMBER}`,
    records: array,
    selection: [
      "durationSecForAllDio,dailyDioUtilisation{day,dayTotalUsePerEquipement}",
      (record) => ({
        dailyDioUtilisation:
          record.dailyDioUtilisation?.map((day: Record<string, unknown>) =>
            pick(day, "day", "dayTotalUsePerEquipement"),
          ) ?? null,
        durationSecForAllDio: record.durationSecForAllDio,
      }),
    ],
  },
  equipment: {
    path: "materiel/list",
    records: array,
    selection: ["materiel,boxCapabilities", (record) => pick(record, "boxCapabilities", "materiel")],
  },
  latestEvents: {
    path: `evenement/lastEvent?codeEvenements=${EVENT_CODES}`,
    records: Object.values,
    selection: ["evenementLibelle,extendedDataMap", (record) => pick(record, "evenementLibelle", "extendedDataMap")],
  },
};

/** The path with one more parameter. */
const withParameter = (path: string, parameter: string) => `${path}${path.includes("?") ? "&" : "?"}${parameter}`;

test("every resource is tested", () => {
  assert.equal(resources.length, Object.keys(endpoints).length);
});

for (const [name, { path, body, records, selection }] of Object.entries(endpoints)) {
  describe(name, () => {
    test("hold every documented leaf with a value of its kind, and no other, in a fleet of 200", async () => {
      for (const seed of [1, 2, 3]) {
        const server = await TestServer.start({ seed });
        assert.deepEqual(checkRecords(name, records(await server.json(path, body))), [], `seed ${seed}`);
      }
    });

    test("are the same bytes for the same seed, and others for another", async () => {
      const text = async (seed: number, query = "") =>
        (await TestServer.start({ vehicles: 30, seed })).text(query ? withParameter(path, query) : path, body);
      assert.equal(await text(7), await text(7));
      assert.notEqual(await text(7), await text(8));
      assert.equal(await text(7, "customerId=8"), await text(7, "customerId=8"));
    });

    test("refuse a customerId that is not an integer", async () => {
      const server = await TestServer.start({ vehicles: 3 });
      for (const value of ["abc", "1.5", "99999999999999999999"]) {
        await server.refuses(400, withParameter(path, `customerId=${value}`), body);
      }
    });

    test("can be none", async () => {
      const server = await TestServer.start({ vehicles: 0 });
      assert.equal(records(await server.json(path, body)).length, name === "entities" ? 24 : 0);
    });

    if (selection === undefined) return;
    const [fields, select] = selection;

    test("are pruned to includeFields: fewer bytes, and the same values", async () => {
      const server = await TestServer.start({ vehicles: 60 });
      const whole = await server.text(path, body);
      const pruned = await server.text(withParameter(path, `includeFields=${encodeURIComponent(fields)}`), body);
      assert(pruned.length < whole.length / 1.5, `${pruned.length} of ${whole.length}`);
      assert.deepEqual(records(JSON.parse(pruned)), records(JSON.parse(whole)).map(select));
      const [first = "", ...rest] = fields.split(/,(?![^{]*\})/);
      const repeated = [first, ...rest].map((field) => `includeFields=${encodeURIComponent(field)}`).join("&");
      assert.equal(await server.text(withParameter(path, repeated), body), pruned);
      assert.equal(await server.text(withParameter(path, "includeFields="), body), whole);
    });

    test("refuse includeFields that are malformed", async () => {
      const server = await TestServer.start({ vehicles: 3 });
      for (const text of ["a{", "a}", "a,,b", "a{}"]) {
        await server.refuses(400, withParameter(path, `includeFields=${encodeURIComponent(text)}`), body);
      }
    });
  });
}

describe("the untidiness of the answers", () => {
  test("the three forms of dates, nulls and identifiers above 2³¹", async () => {
    const server = await TestServer.start();
    for (const name of ["vehicles", "nearestVehicles", "nonCommunicatingDevices", "latestEvents"]) {
      const { path, body, records } = endpoints[name] as Endpoint;
      const counts = countForms(name, records(await server.json(path, body)));
      for (const [what, count] of Object.entries(counts)) assert(count > 20, `${name}, ${what}: ${count}`);
    }
  });

  test("keys that some records lack", async () => {
    const server = await TestServer.start();
    for (const [name, key] of [
      ["vehicles", "visites"],
      ["nearestVehicles", "eta"],
      ["equipment", "trameDTO"],
      ["latestEvents", "dateFin"],
    ] as const) {
      const { path, body, records } = endpoints[name] as Endpoint;
      const all = records(await server.json(path, body));
      assert(all.some((record) => key in record));
      assert(
        all.some((record) => !(key in record)),
        `${name}: ${key}`,
      );
    }
  });
});

test("the resources speak of the same vehicles, drivers, devices and entities", async () => {
  const server = await TestServer.start({ vehicles: 300 });
  const answers: Record<string, unknown> = {};
  for (const [name, { path, body }] of Object.entries(endpoints)) answers[name] = await server.json(path, body);

  const seen = new Map<string, unknown>();
  let agreements = 0;
  const compare = (key: string, value: unknown) => {
    if (value === undefined || value === null) return;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, value);
    else {
      assert.equal(value, known, key);
      agreements++;
    }
  };
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const object = value as Record<string, unknown>;
    for (const [kind, keys] of [
      ["vehicle", ["description", "categorie", "dioEnabled", "immatriculation", "vin", "numeroParc"]],
      ["person", ["nomInd", "prenomInd", "email", "matriculeInd"]],
      ["box", ["imeiBoi", "numeroSerieBoi", "adBoi", "idEtatBoitier"]],
      ["entity", ["nom"]],
      ["key", ["numeroCompletDid"]],
    ] as const) {
      const belongs = {
        vehicle: "geosecuriteEnabled",
        person: "matriculeInd",
        box: "imeiBoi",
        entity: "nom",
        key: "idTypeDispositifIdentifiant",
      }[kind];
      const isCustomer = "fuseauHoraire" in object || "codeExploitant" in object;
      if (!(belongs in object) || (kind === "entity" && isCustomer)) continue;
      for (const key of keys) compare(`${kind} ${object.id} ${key}`, object[key]);
    }
    for (const child of Object.values(object)) walk(child);
  };
  walk(answers);
  assert(agreements > 5_000, `${agreements}`);

  const entityIds = new Set((answers.entities as { entities: { id: number }[] }).entities.map(({ id }) => id));
  for (const { entite } of answers.vehicles as { entite?: { id: number } | null }[]) {
    if (entite) assert(entityIds.has(entite.id));
  }
});

describe("vehicles", () => {
  test("can be asked for by registration", async () => {
    const server = await TestServer.start({ vehicles: 50 });
    const all = await server.json("vehicule_engin/vehicles");
    const wanted = all.findLast(
      (record: { vehicle?: { immatriculation?: string } }) => record.vehicle?.immatriculation,
    );
    const query = `immatriculation=${wanted.vehicle.immatriculation}`;
    assert.deepEqual(await server.json(`vehicule_engin/vehicles?${query}`), [wanted]);
    for (const other of ["AA-000-AA", "nothing", wanted.vehicle.immatriculation.toLowerCase()]) {
      assert.deepEqual(await server.json(`vehicule_engin/vehicles?immatriculation=${other}`), []);
    }
    // What a larger fleet has at that place is not in this one.
    const large = await (await TestServer.start({ vehicles: 90 })).json("vehicule_engin/vehicles");
    const absent = large.at(-1).vehicle?.immatriculation ?? large.at(-2).vehicle.immatriculation;
    assert.deepEqual(await server.json(`vehicule_engin/vehicles?immatriculation=${absent}`), []);
  });
});

describe("nearest vehicles", () => {
  const lyon = { latitude: 45.7411, longitude: 4.8412 };
  const ask = (radius: number, more = "") =>
    `vehicule_engin/nearestVehicles?latitude=${lyon.latitude}&longitude=${lyon.longitude}&radius=${radius}${more}`;
  const crow = { computeMode: "VOL_OISEAU", radiusUnit: "KM" };
  const road = { ...crow, computeMode: "PAR_ROUTE" };

  /** Kilometres, by the law of cosines: another way than the simulator's own. */
  const kilometres = (latitude: number, longitude: number): number => {
    const [a, b, c] = [latitude, lyon.latitude, longitude - lyon.longitude].map((x) => (x * Math.PI) / 180) as [
      number,
      number,
      number,
    ];
    return 6_371 * Math.acos(Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c));
  };

  test("are those within the radius, the nearest first", async () => {
    const server = await TestServer.start({ vehicles: 600 });
    const answer = await server.json(ask(150), crow);
    assert(answer.length > 30);
    let last = 0;
    for (const { distance, address, duration, eta } of answer) {
      assert(distance >= last && distance <= 150);
      last = distance;
      if (address?.latitude && address.longitude) {
        const expected = kilometres(address.latitude, address.longitude);
        assert(Math.abs(expected - distance) < 0.01, `${expected} ${distance}`);
      }
      const reference = Date.UTC(2026, 0, 15, 8);
      if (duration && eta) assert(Math.abs(instantOf(eta) - reference - duration * 1_000) < 1_000);
    }
    // All the vehicles there are within the radius, by the positions of another resource.
    const found = new Set(answer.map(({ vehicle }: { vehicle?: { id: number } }) => vehicle?.id));
    const events = await server.json(`evenement/lastEvent?codeEvenements=${EVENT_CODES}`);
    let expected = 0;
    for (const [id, event] of Object.entries<{ address?: { latitude?: number; longitude?: number } }>(events)) {
      const { latitude, longitude } = event.address ?? {};
      if (!latitude || !longitude || kilometres(latitude, longitude) > 149.9) continue;
      expected++;
      if (answer.every(({ vehicle }: { vehicle?: object }) => vehicle)) assert(found.has(Number(id)), id);
    }
    assert(expected > 20);
    assert(answer.length >= expected);
  });

  test("answer in the unit of the radius", async () => {
    const server = await TestServer.start({ vehicles: 200 });
    const inKilometres = await server.json(ask(80), crow);
    const noUnit = await server.json(ask(80), { computeMode: "VOL_OISEAU" });
    const inMetres = await server.json(ask(80_000), { ...crow, radiusUnit: "meters" });
    assert.deepEqual(noUnit, inKilometres);
    assert(inKilometres.length > 3);
    assert.equal(inMetres.length, inKilometres.length);
    inMetres.forEach((near: { distance: number }, i: number) => {
      assert(Math.abs(near.distance / 1_000 - inKilometres[i].distance) < 0.001);
    });
  });

  test("by road are further, and ten at most or as many as asked for", async () => {
    const server = await TestServer.start({ vehicles: 400 });
    const straight = await server.json(ask(300), crow);
    const byRoad = await server.json(ask(300), road);
    assert(straight.length > 10);
    assert.equal(byRoad.length, 10);
    byRoad.forEach((near: { distance: number }, i: number) => {
      assert(Math.abs(near.distance / straight[i].distance - 1.3) < 0.01);
    });
    assert.deepEqual(await server.json(ask(300, "&resultsLimit=3"), road), byRoad.slice(0, 3));
    assert.equal((await server.json(ask(300, "&resultsLimit=3"), crow)).length, straight.length);
    const [{ distance }] = byRoad;
    const within = await server.json(ask(Math.floor(distance)), road);
    for (const near of within) assert(near.distance <= Math.floor(distance));
  });

  test("refuse parameters that are missing or out of range", async () => {
    const server = await TestServer.start({ vehicles: 3 });
    const path = "vehicule_engin/nearestVehicles";
    for (const query of [
      "",
      "?latitude=45&longitude=4",
      "?latitude=45&radius=10",
      "?longitude=4&radius=10",
      "?latitude=91&longitude=4&radius=10",
      "?latitude=45&longitude=-180.5&radius=10",
      "?latitude=north&longitude=4&radius=10",
      "?latitude=0x10&longitude=4&radius=10",
      "?latitude=45&longitude=4&radius=0",
      "?latitude=45&longitude=4&radius=-3",
      "?latitude=45&longitude=4&radius=2.5",
      "?latitude=45&longitude=4&radius=2147483648",
      "?latitude=45&longitude=4&radius=10&resultsLimit=0",
      "?latitude=45&longitude=4&radius=10&resultsLimit=11",
      "?latitude=45&longitude=4&radius=10&customerId=x",
    ]) {
      await server.refuses(400, path + query, road);
    }
    for (const body of ["", "{", "null", [], {}, { computeMode: "PLANE" }, { ...crow, radiusUnit: "league" }]) {
      await server.refuses(400, ask(10), body);
    }
    assert.equal((await server.request(ask(10))).status, 404);
  });
});

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
          assert(useDuration > 0 && useDuration <= 1_800);
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

  test("takes the vehicles repeated or separated by commas, each once, and knows no others", async () => {
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

  test("is the same for a day in whatever period, and 31 days at most", async () => {
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

describe("latest events", () => {
  const path = "evenement/lastEvent";
  const ask = (codes = EVENT_CODES) => `${path}?codeEvenements=${codes}`;

  test("are the last of the codes asked for, under the identifiers of their vehicles", async () => {
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

  test("refuse parameters that are missing or that they cannot read", async () => {
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

function sum(totals: ReadonlyMap<string, number>): number {
  return [...totals.values()].reduce((a, b) => a + b, 0);
}
