import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { QueryClient } from "@tanstack/react-query";
import init, { OceanClient } from "ocean-fleet";
import { type OceanQueries, oceanQueries } from "ocean-fleet/query";
import { complaintsOf } from "../contract/guides/blocks.ts";
import { exampleOf, writeExamples } from "./guide.ts";
import { startServer } from "./server.ts";

// The examples of the guide, compiled as they stand and run. Those of a library run with the library's own tests.

let examples: ReadonlyMap<string, string>;

before(async () => {
  await init();
  examples = await writeExamples();
});

test("the examples compile", () => {
  assert.equal(examples.size, 9);
  assert.deepEqual(complaintsOf([...examples.values()]), []);
});

test("an example that does not compile is found", async () => {
  const wrong = [...examples.values()][0]?.replace(/\w+\.ts$/, "wrong.ts") ?? "";
  await writeFile(
    wrong,
    'import type { OceanQueries } from "ocean-fleet/query";\nexport const wrong: OceanQueries = 1;\n',
  );
  assert.notDeepEqual(complaintsOf([wrong]), []);
});

test("the queries that the guide makes are those of one user", async (t) => {
  const { url } = await startServer(t);
  const connect = await exampleOf<(baseUrl: string, userId: string) => Promise<OceanQueries>>(examples, "connect");
  const { queryKey, queryFn } = (await connect(url, "user-1")).vehicles();
  assert.deepEqual(queryKey, ["ocean-fleet", "user-1", "vehicles", {}, {}]);
  assert.equal((await queryFn())[0]?.registration, "N1");
});

test("the guide's prefix invalidates all vehicles of one user", async (t) => {
  const { url } = await startServer(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const [one, other] = ["one", "other"].map((scope) => oceanQueries(ocean, { scope }));
  assert.ok(one && other);
  const client = new QueryClient();
  t.after(() => client.clear());
  const queries = [one.vehicles(), one.vehicles({ customerId: 7 }), one.entities(), other.vehicles()] as const;
  for (const { queryKey } of queries) client.setQueryData(queryKey, []);
  await (await exampleOf<(client: QueryClient, userId: string) => unknown>(examples, "refreshVehicles"))(client, "one");
  assert.deepEqual(
    queries.map(({ queryKey }) => client.getQueryState(queryKey)?.isInvalidated),
    [true, true, false, false],
  );
});

test("what a watch finds is the query's data", async (t) => {
  const { url } = await startServer(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const queries = oceanQueries(ocean);
  const client = new QueryClient();
  t.after(() => client.clear());
  const controller = new AbortController();
  const ended = new Error("enough");
  client.getQueryCache().subscribe(({ query }) => {
    if (query.state.data !== undefined) controller.abort(ended);
  });
  type Follow = (ocean: OceanClient, queries: OceanQueries, client: QueryClient, signal: AbortSignal) => Promise<void>;
  const follow = await exampleOf<Follow>(examples, "follow");
  await assert.rejects(follow(ocean, queries, client, controller.signal), ended);
  const data = client.getQueryData(queries.vehiclePositions().queryKey) as { registration: string }[];
  assert.equal(data[0]?.registration, "N1");
});
