import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Progress } from "ocean-fleet";
import { decode, init, OceanClient, withoutFetch } from "./entry.ts";
import { failureOf } from "./failures.ts";
import { answer, recorded, serve, simulatedBytes, simulatorUrl } from "./servers.ts";
import { DEMO, signedIn } from "./signed-in.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";

test("the devices that the client gets are those of the answer", async () => {
  const ocean = await signedIn();
  const devices = await ocean.nonCommunicatingDevices();
  assert.equal(devices.length, 300);
  assert.deepStrictEqual(devices, await decode(RESOURCE, await simulatedBytes()));
});

test("the options of a request are those of decode", async () => {
  const ocean = await signedIn();
  const body = await simulatedBytes();
  for (const options of [{ select: ["id", "vehicle"] }, { shape: "dto" }, { dates: "epoch" }] as const) {
    const records = await ocean.nonCommunicatingDevices({}, options as object);
    assert.deepStrictEqual(records, await decode(RESOURCE, body, options as object));
  }
});

test("the request is what the vendor documents, and nothing more", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: `${url}/` });
  await ocean.signIn({ login: 'dém"o', password: "pass\nword 😀" });
  await ocean.nonCommunicatingDevices();
  const [signIn, list] = requests;
  assert.equal(signIn?.request.method, "POST");
  assert.equal(signIn?.request.url, "/auth/authenticate2");
  assert.equal(signIn?.request.headers["content-type"], "application/json");
  assert.deepEqual(JSON.parse(signIn?.body ?? ""), { login: 'dém"o', password: "pass\nword 😀" });
  assert.equal(signIn?.request.headers["x-auth-token"], undefined);
  assert.equal(list?.request.method, "GET");
  assert.equal(list?.request.url, "/noncommunicant/list");
  assert.equal(list?.request.headers["x-auth-token"], "t0k3n");
  assert.equal(list?.body, "");
  for (const { request } of requests) {
    for (const header of ["cookie", "authorization", "referer"])
      assert.equal(request.headers[header], undefined, header);
  }
});

test("the client's customer is sent with every request that has none of its own", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc", customerId: 5 });
  await ocean.nonCommunicatingDevices();
  await ocean.nonCommunicatingDevices({ customerId: -9_007_199_254_740_991 });
  await ocean.nonCommunicatingDevices({ customerId: undefined });
  await new OceanClient({ baseUrl: url, token: "abc" }).nonCommunicatingDevices({ customerId: 0 });
  await new OceanClient({ baseUrl: url, token: "abc" }).nonCommunicatingDevices();
  const queries = requests.map(({ request }) => request.url?.replace("/noncommunicant/list", ""));
  const expected = ["?customerId=5", "?customerId=-9007199254740991", "?customerId=5", "?customerId=0", ""];
  assert.deepEqual(queries, expected);
});

test("lists are sent value by value, or as one with commas where that is asked for", async (t) => {
  const { url, requests } = await recorded(t);
  for (const arrayFormat of [undefined, "repeat", "comma"] as const) {
    const ocean = new OceanClient({ baseUrl: url, token: "abc", arrayFormat });
    await ocean.equipment({ equipmentIds: [3, 4] }, { includeFields: ["materiel{id}", "entite{id}"] });
  }
  const lists = requests.map(({ request }) => {
    const query = new URL(request.url ?? "", url).searchParams;
    return [query.getAll("materielIds"), query.getAll("includeFields")];
  });
  const repeated = [
    ["3", "4"],
    ["materiel{id}", "entite{id}"],
  ];
  assert.deepEqual(lists, [repeated, repeated, [["3,4"], ["materiel{id},entite{id}"]]]);
});

test("parameters that are not what they may be are refused by name, before anything is sent", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  for (const [params, says] of [
    [{ customerId: 1.5 }, /`customerId`.*1\.5/],
    [{ customerId: 2 ** 53 }, /`customerId`.*9007199254740992/],
    [{ customerId: Number.NaN }, /`customerId`.*NaN/],
    [{ customerId: "5x" }, /`customerId`.*"5x"/],
    [{ customer: 5 }, /`customer`.*customerId/],
    ["5", /object/],
    [[5], /object/],
  ] as const) {
    const error = await failureOf("invalid-params", () => ocean.nonCommunicatingDevices(params as never));
    assert.match(error.message, says);
    assert.equal(error.endpoint, "noncommunicant/list");
  }
  assert.equal(requests.length, 0);
});

test("options that are not what they may be reject, before anything is sent", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  for (const [options, says] of [
    [{ shape: "xml" }, /`shape`/],
    [{ select: ["nope"] }, /nope/],
    [{ maxRecordBytes: 0 }, /`maxRecordBytes`/],
    [{ validation: 5 }, /`validation`/],
    [{ timeoutMs: 0 }, /`timeoutMs`.*not 0/],
    [{ deadlineMs: "1" }, /`deadlineMs`.*a string/],
    [{ retries: 1.5 }, /`retries`.*not 1\.5/],
  ] as const) {
    const error = await failureOf("invalid-options", () => ocean.nonCommunicatingDevices({}, options as never));
    assert.match(error.message, says);
  }
  assert.equal(requests.length, 0);
});

test("parameters and options that are null are none", async (t) => {
  const { url } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  assert.deepEqual(await ocean.nonCommunicatingDevices(null as never, null as never), []);
  for await (const _ of ocean.stream(RESOURCE, null as never, null as never)) assert.fail("there is no batch");
  assert.deepEqual(await decode(RESOURCE, "[]", null as never), []);
});

test("a fetch of one's own sends the requests", { skip: withoutFetch }, async () => {
  const seen: [string, string | null, string, string, string][] = [];
  const ocean = new OceanClient({
    baseUrl: "https://ocean.example",
    token: "abc",
    fetch: async (input, init) => {
      const { url, headers, redirect, credentials, referrerPolicy } = new Request(input, init);
      seen.push([url, headers.get("x-auth-token"), redirect, credentials, referrerPolicy]);
      return new Response("[{}]");
    },
  });
  assert.equal((await ocean.nonCommunicatingDevices()).length, 1);
  assert.deepEqual(seen, [["https://ocean.example/noncommunicant/list", "abc", "error", "omit", "no-referrer"]]);
});

test("an answer of 204 is an empty list", async (t) => {
  const { url } = await answer(t, 204);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  assert.deepEqual(await ocean.nonCommunicatingDevices(), []);
  for await (const _ of ocean.stream(RESOURCE)) assert.fail("there is no batch");
});

test("progress is told of as the body arrives, up to its end", async (t) => {
  const body = Buffer.from(await simulatedBytes());
  for (const headers of [{ "content-length": String(body.length) }, {}] as Record<string, string>[]) {
    const url = await serve(t, (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", ...headers });
      for (let from = 0; from < body.length; from += 100_000) response.write(body.subarray(from, from + 100_000));
      response.end();
    });
    const told: Progress[] = [];
    const options = { onProgress: (progress: Progress) => told.push(progress) };
    await new OceanClient({ baseUrl: url, token: "abc" }).nonCommunicatingDevices({}, options);
    assert.ok(told.length > 3);
    const received = told.map(({ receivedBytes }) => receivedBytes);
    assert.deepEqual(
      received,
      [...received].sort((a, b) => a - b),
    );
    assert.equal(received.at(-1), body.length);
    assert.ok((told.at(-1)?.records ?? 0) >= 299);
    for (const progress of told) assert.equal(progress.totalBytes, headers["content-length"] ? body.length : undefined);
    assert.equal("totalBytes" in (told[0] as Progress), "content-length" in headers);
  }
});

test("a hook that throws disturbs no request", async () => {
  const ocean = await signedIn();
  const boom = () => {
    throw new Error("from the hook");
  };
  const devices = await ocean.nonCommunicatingDevices({}, { onProgress: boom, onDrift: boom, onIssues: boom });
  assert.equal(devices.length, 300);
});

test("requests side by side get their own answers", async (t) => {
  const url = await serve(t, (request, response) => {
    const id = Number(new URL(request.url ?? "", "http://x").searchParams.get("customerId"));
    response.end(JSON.stringify(Array(id).fill({ detailedBoxDTO: { id } })));
  });
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const ids = Array.from({ length: 20 }, (_, index) => index * 50);
  const answers = await Promise.all(ids.map((customerId) => ocean.nonCommunicatingDevices({ customerId })));
  answers.forEach((devices, index) => {
    assert.equal(devices.length, ids[index]);
    assert.ok(devices.every(({ id }) => id === ids[index]));
  });
});

test("the client's validation holds for its requests, unless they have their own", async (t) => {
  const { url } = await answer(t, 200, '[{"detailedBoxDTO":{"id":"x"}}]');
  const lenient = new OceanClient({ baseUrl: url, token: "abc", validation: "lenient" });
  let told = 0;
  const onIssues = (_: unknown, count: number) => {
    told += count;
  };
  assert.equal((await lenient.nonCommunicatingDevices({}, { onIssues }))[0]?.id, null);
  assert.equal(told, 1);
  await failureOf("invalid-response", () => lenient.nonCommunicatingDevices({}, { validation: "strict" }));
  const strict = new OceanClient({ baseUrl: url, token: "abc" });
  const error = await failureOf("invalid-response", () => strict.nonCommunicatingDevices());
  assert.deepEqual([error.endpoint, error.status, error.issueCount], ["noncommunicant/list", 200, 1]);
  assert.equal((await strict.nonCommunicatingDevices({}, { validation: "lenient" })).length, 1);
});

test("the client's limit for records holds for its requests, unless they have their own", async (t) => {
  const { url } = await answer(t, 200, `[{"x":"${"a".repeat(1_000)}"}]`);
  const ocean = new OceanClient({ baseUrl: url, token: "abc", maxRecordBytes: 500 });
  await failureOf("too-large", () => ocean.nonCommunicatingDevices());
  assert.equal((await ocean.nonCommunicatingDevices({}, { maxRecordBytes: 2_000 })).length, 1);
});

test("drift is told of once per kind and client, and to each request that asks", async (t) => {
  const { url } = await answer(t, 200, '[{"neu":1},{"neu":2}]');
  const [client, request]: [string[], string[]] = [[], []];
  const ocean = new OceanClient({ baseUrl: url, token: "abc", onDrift: ({ path }) => client.push(path.join(".")) });
  const onDrift = ({ path }: { path: readonly string[] }) => request.push(path.join("."));
  await ocean.nonCommunicatingDevices({}, { onDrift });
  await ocean.nonCommunicatingDevices({}, { onDrift });
  for await (const _ of ocean.stream(RESOURCE));
  assert.deepEqual([client, request], [["neu"], ["neu", "neu"]]);
});

test("after free every call is `not-initialized`", async () => {
  const ocean = await signedIn();
  ocean.free();
  assert.equal(ocean.session, null);
  await failureOf("not-initialized", () => ocean.nonCommunicatingDevices());
  await failureOf("not-initialized", () => ocean.signIn(DEMO));
  await failureOf("not-initialized", () => ocean.stream(RESOURCE).getReader().read());
  ocean.free();
});

test("a request that is under way when its client is freed ends as it would have", async (t) => {
  let release = () => {};
  const url = await serve(t, (_request, response) => {
    release = () => response.end("[{}]");
    response.writeHead(200).write(" ");
    asked();
  });
  let asked = () => {};
  const arrived = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const request = ocean.nonCommunicatingDevices();
  await arrived;
  ocean.free();
  release();
  assert.equal((await request).length, 1);
});

test("two clients know nothing of each other", async () => {
  const [first, second] = [await signedIn(), new OceanClient({ baseUrl: simulatorUrl() })];
  assert.equal(second.session, null);
  await failureOf("unauthenticated", () => second.nonCommunicatingDevices());
  second.free();
  assert.equal((await first.nonCommunicatingDevices()).length, 300);
});
