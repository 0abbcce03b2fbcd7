import "./page.ts";
import assert from "node:assert/strict";
import { before, type TestContext, test } from "node:test";
import init, { isOceanError, OceanClient } from "ocean-fleet";
import { type OceanQuery, oceanQueries } from "ocean-fleet/query";
import { simulatorUrl } from "../package/servers.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { writeExamples } from "./guide.ts";
import { startServer } from "./server.ts";
import { Shown } from "./shown.ts";

// What each library makes of queries, with the client and a server on the wire.

const LIBRARIES = [
  { title: "TanStack Query in React", name: "react", example: "useReactVehicle" },
  { title: "TanStack Query in Vue", name: "vue", example: "useVueVehicle" },
  { title: "TanStack Query in Svelte", name: "svelte", example: "createSvelteVehicle", takesGetter: true },
  { title: "TanStack Query in Solid", name: "solid", example: "useSolidVehicle", takesGetter: true },
  { title: "SWR", name: "swr", example: "useSwrVehicle", hasNoSignal: true },
  { title: "Pinia Colada", name: "colada", example: "useColadaVehicle" },
];

/** So that a test whose awaited state never comes fails by itself. */
const PATIENCE = { timeout: 10_000 };

const bundles = new Map<string, Bundle>();

before(async () => {
  await init();
  const examples = await writeExamples();
  for (const { name, example } of LIBRARIES) {
    const file = examples.get(example) ?? assert.fail(`the guide has no ${example}`);
    bundles.set(name, await bundle(name, file, example));
  }
});

for (const { title, name, takesGetter, hasNoSignal } of LIBRARIES) {
  /** An application, and what shows something in it. */
  function start(t: TestContext) {
    const { start, example } = bundles.get(name) ?? assert.fail(name);
    const application = start();
    const hides: (() => void)[] = [];
    t.after(() => {
      for (const hide of hides) hide();
      application.close();
    });
    const showResult = (hook: () => unknown) => {
      const shown = new Shown(application, hook);
      hides.push(shown.hide);
      return shown;
    };
    const show = (query: OceanQuery<unknown>) => showResult(() => application.use(query));
    return { ...application, example, show, showResult };
  }

  /** An application, the server that it talks to, and its queries. */
  async function connect(t: TestContext) {
    const server = await startServer(t);
    const ocean = new OceanClient({ baseUrl: server.url, token: "abc", retries: 0 });
    return { ...start(t), server, ocean, queries: oceanQueries(ocean) };
  }

  test(`${title} shows what a query asks for`, PATIENCE, async (t) => {
    const { show, queries } = await connect(t);
    const shown = show(queries.vehicles({}, { select: ["registration"] }));
    assert.deepEqual(await shown.data(), [{ registration: "N1" }]);
  });

  test(`${title} requests equal queries once`, PATIENCE, async (t) => {
    const { show, queries, server } = await connect(t);
    const [one, other] = [1, 2].map(() => show(queries.vehicles({ customerId: 7 }, { select: ["registration"] })));
    assert.ok(one && other);
    assert.deepEqual([await one.data(), await other.data()], [[{ registration: "N1" }], [{ registration: "N1" }]]);
    assert.deepEqual(server.requests, ["vehicles"]);
  });

  test(`${title} requests different queries each for itself`, PATIENCE, async (t) => {
    const { show, queries, server } = await connect(t);
    const shown = [
      show(queries.vehicles({}, { select: ["registration"] })),
      show(queries.vehicles({}, { select: ["registration", "vin"] })),
      show(queries.vehicles({ customerId: 7 }, { select: ["registration"] })),
    ];
    const data = await Promise.all(shown.map((each) => each.data()));
    assert.deepEqual(
      data.map((records) => Object.keys((records as object[])[0] ?? {})),
      [["registration"], ["registration", "vin"], ["registration"]],
    );
    assert.equal(server.requests.length, 3);
  });

  test(`${title} invalidates all queries of a resource, and no others`, PATIENCE, async (t) => {
    const { show, queries, server, invalidate } = await connect(t);
    const entities = show(queries.entities());
    const vehicles = [show(queries.vehicles()), show(queries.vehicles({ customerId: 7 }, { dates: "epoch" }))];
    await entities.data();
    const before = await Promise.all(vehicles.map((each) => each.data()));
    assert.equal(server.requests.length, 3);
    invalidate(["ocean-fleet", "vehicles"]);
    await Promise.all(vehicles.map((each, index) => each.data(before[index])));
    assert.deepEqual(server.requests.slice(3), ["vehicles", "vehicles"]);
  });

  test(`${title} keeps what belongs to one user from another`, PATIENCE, async (t) => {
    const { show, ocean, server, invalidate } = await connect(t);
    const [one, other] = ["one", "other"].map((scope) => show(oceanQueries(ocean, { scope }).entities()));
    assert.ok(one && other);
    const data = await one.data();
    assert.notDeepEqual(data, await other.data());
    invalidate(["ocean-fleet", "one"]);
    await one.data(data);
    assert.equal(server.requests.length, 3);
  });

  test(`${title} gives the client's error`, PATIENCE, async (t) => {
    const { show, queries } = await connect(t);
    const error = await show(queries.equipment()).error();
    assert.ok(isOceanError(error));
    assert.equal(error.code, "not-found");
  });

  if (!hasNoSignal) {
    test(`${title} stops the transfer when nobody shows the query any more`, PATIENCE, async (t) => {
      const { show, queries, server } = await connect(t);
      const held = server.hold();
      const shown = show(queries.vehicles());
      const { closed } = await held;
      shown.hide();
      await closed;
    });
  }

  test(`${title}: the guide's example shows the vehicle`, PATIENCE, async (t) => {
    const { example, showResult } = start(t);
    const getCredentials = () => ({ login: "demo", password: "demo" });
    const queries = oceanQueries(new OceanClient({ baseUrl: simulatorUrl(), getCredentials }));
    const registration = "WK-730-JS";
    const shown = showResult(() => example(queries, takesGetter ? () => registration : registration));
    const [vehicle, ...others] = (await shown.data()) as { registration: string; vin: unknown }[];
    assert.equal(vehicle?.registration, registration);
    assert.deepEqual([Object.keys(vehicle), others], [["registration", "vin"], []]);
  });
}
