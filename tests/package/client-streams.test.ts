import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { before, test } from "node:test";
import { sample } from "./bodies.ts";
import { decode, init, OceanClient, withoutFetch } from "./entry.ts";
import { failureOf, reasonOf } from "./failures.ts";
import { answer, hold, serve, simulatedBytes, simulatorUrl } from "./servers.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const device = (id: number) => JSON.stringify({ detailedBoxDTO: { id } });

test("the batches of a stream together are what the promise resolves to", async () => {
  const ocean = new OceanClient({
    baseUrl: simulatorUrl(),
    getCredentials: () => ({ login: "demo", password: "demo" }),
  });
  const records = [];
  let batches = 0;
  for await (const batch of ocean.stream(RESOURCE)) {
    records.push(...batch);
    batches++;
  }
  assert.ok(batches > 1, "300 devices come in several batches");
  assert.deepEqual(records, await decode(RESOURCE, await simulatedBytes()));
});

test("the first batch is available before the answer has ended", async (t) => {
  const server = await hold(t, `[${device(1)},${device(2)},`);
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
  const reader = ocean.stream(RESOURCE, {}, { select: ["id"] }).getReader();
  const { response } = await server.next();
  assert.deepEqual((await reader.read()).value, [{ id: 1 }, { id: 2 }]);
  response.write(`${device(3)},`);
  assert.deepEqual((await reader.read()).value, [{ id: 3 }]);
  response.end(`${device(4)}]`);
  assert.deepEqual((await reader.read()).value, [{ id: 4 }]);
  assert.equal((await reader.read()).done, true);
});

test("leaving the loop ends the transfer", async (t) => {
  const server = await hold(t, `[${device(1)},`);
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
  for await (const batch of ocean.stream(RESOURCE)) {
    assert.equal(batch.length, 1);
    break;
  }
  await (await server.next()).closed;
});

test("cancelling ends the transfer, even before the headers", async (t) => {
  const server = await hold(t, "");
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
  const stream = ocean.stream(RESOURCE);
  const { closed } = await server.next();
  await stream.cancel("enough");
  await closed;
});

test("an answer is read no faster than its batches are", { skip: withoutFetch }, async () => {
  const record = new TextEncoder().encode(`${JSON.stringify(sample()[0])},`);
  let pieces = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => controller.enqueue(pieces++ === 0 ? new TextEncoder().encode("[") : record),
    },
    { highWaterMark: 0 },
  );
  const ocean = new OceanClient({
    baseUrl: "https://ocean.example",
    token: "abc",
    fetch: async () => new Response(body),
  });
  const reader = ocean.stream(RESOURCE).getReader();
  for (let batch = 0; batch < 5; batch++) await reader.read();
  // Let everything that is ready run.
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(pieces < 25, `${pieces} pieces were read for 5 batches`);
  await reader.cancel();
});

test("records before a problem are delivered, however late they are read", async (t) => {
  const records = Array(1_000).fill(JSON.stringify(sample()[0])).join(",");
  for (const [code, end] of [
    ["malformed-json", ",oops]"],
    ["invalid-response", ",5]"],
  ] as const) {
    const { url } = await answer(t, 200, `[${records}${end}`);
    const reader = new OceanClient({ baseUrl: url, token: "abc" }).stream(RESOURCE).getReader();
    let count = 0;
    const error = await reasonOf(
      (async () => {
        for (;;) {
          const { value = [] } = await reader.read();
          count += value.length;
          await new Promise((resolve) => setImmediate(resolve));
        }
      })(),
    );
    await failureOf(code, () => Promise.reject(error));
    assert.equal(count, 1_000);
  }
});

test("a stream whose answer is cut after a batch fails, and delivers no record twice", async (t) => {
  const responses: ServerResponse[] = [];
  const url = await serve(t, (_request, response) => {
    responses.push(response);
    response.writeHead(200).write(`[${device(responses.length)},`);
  });
  const reader = new OceanClient({ baseUrl: url, token: "abc" }).stream(RESOURCE, {}, { select: ["id"] }).getReader();
  assert.deepEqual((await reader.read()).value, [{ id: 1 }]);
  responses[0]?.destroy();
  await failureOf("network", () => reader.read());
  assert.equal(responses.length, 1);
});

test("a problem before the answer fails the stream", async (t) => {
  const { url } = await answer(t, 403);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  await failureOf("forbidden", () => ocean.stream(RESOURCE).getReader().read());
  await failureOf("invalid-params", () => ocean.stream(RESOURCE, { customerId: 0.5 }).getReader().read());
  await failureOf("invalid-params", () =>
    ocean
      .stream("devices" as never)
      .getReader()
      .read(),
  );
  await failureOf("invalid-options", () =>
    ocean
      .stream(RESOURCE, {}, { shape: "xml" as never })
      .getReader()
      .read(),
  );
  const signedOut = new OceanClient({ baseUrl: url });
  await failureOf("unauthenticated", () => signedOut.stream(RESOURCE).getReader().read());
});

test("the time in which a stream waits for its reader does not count towards the deadline, other time does", async (t) => {
  const record = JSON.stringify({ detailedBoxDTO: { id: 1 } });
  const server = await hold(t, `[${record},`);
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc", deadlineMs: 500, retries: 0 });
  const reader = ocean.stream(RESOURCE).getReader();
  const { response } = await server.next();
  // The batch is there, and nobody reads.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  assert.equal((await reader.read()).value?.length, 1);
  response.write(`${record},`);
  assert.equal((await reader.read()).value?.length, 1);
  // Now the reader waits for the server.
  await failureOf("timeout", () => reader.read());
});
