// What callers give: odd values, values that change later, functions that never answer.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { decode, decodeStream, init, OceanClient } from "./entry.ts";
import { failureOf } from "./failures.ts";
import { answer, recorded } from "./servers.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const DEMO = { login: "demo", password: "demo" };

test("a list that holds itself, and one that is nested deeply, are no list of integers", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const cycle: unknown[] = [];
  cycle.push(cycle);
  let deep: unknown[] = [];
  for (let depth = 0; depth < 50_000; depth++) deep = [deep];
  for (const equipmentIds of [cycle, deep]) {
    const error = await failureOf("invalid-params", () => ocean.equipment({ equipmentIds } as never));
    assert.match(error.message, /equipmentIds.*a list/);
  }
  assert.equal(requests.length, 0);
  assert.deepEqual(await ocean.equipment(), []);
});

test("what is given counts as it was when it was given", async (t) => {
  const { url, requests } = await recorded(t, [
    [200, "[]"],
    [503, ""],
    [200, '[{"detailedBoxDTO":{"id":7}}]'],
  ]);
  const ocean = new OceanClient({ baseUrl: url });

  const credentials = { ...DEMO };
  const signIn = ocean.signIn(credentials);
  credentials.password = "changed";
  await signIn;
  assert.deepEqual(JSON.parse(requests[0]?.body ?? ""), DEMO);

  const params = { registration: "AB-123-CD" };
  const vehicles = ocean.vehicles(params);
  params.registration = "changed";
  await vehicles;
  assert.match(requests[1]?.request.url ?? "", /immatriculation=AB-123-CD/);

  const select: string[] = ["id"];
  const devices = ocean[RESOURCE]({}, { select: select as "id"[] });
  select[0] = "changed";
  assert.deepEqual(await devices, [{ id: 7 }]);
});

test("an option that there is not, and a hook that cannot be called, are told by name", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const bytes = () => new Blob(["[]"]).stream();
  for (const [options, says] of [
    [{ vaidation: "lenient" }, /`vaidation`.*validation/],
    [{ toString: undefined }, /`toString`/],
    [{ onDrift: 5 }, /`onDrift`.*function/],
    [{ onIssues: "x" }, /`onIssues`.*function/],
    ["lenient", /object.*string/],
    [5, /object.*number/],
  ] as const) {
    for (const action of [
      () => decode(RESOURCE, "[]", options as never),
      () =>
        decodeStream(RESOURCE, bytes(), options as never)
          .getReader()
          .read(),
      () => ocean[RESOURCE]({}, options as never),
      () =>
        ocean
          .stream(RESOURCE, {}, options as never)
          .getReader()
          .read(),
    ]) {
      const error = await failureOf("invalid-options", action);
      assert.match(error.message, says);
    }
  }
  for (const options of [{ timeoutMS: 5 }, { onProgress: 5 }, { onResponse: {} }]) {
    await failureOf("invalid-options", () => ocean[RESOURCE]({}, options as never));
    await failureOf("invalid-options", () =>
      ocean
        .stream(RESOURCE, {}, options as never)
        .getReader()
        .read(),
    );
  }
  assert.equal(requests.length, 0);
});

test("a signal that is none fails a stream as it fails a promise", async () => {
  const ocean = new OceanClient({ baseUrl: "https://example.com", token: "abc" });
  for (const signal of [5, {}, "stop"] as never[]) {
    await failureOf("invalid-options", () => ocean[RESOURCE]({}, { signal }));
    await failureOf("invalid-options", () => ocean.stream(RESOURCE, {}, { signal }).getReader().read());
  }
});

test("a stream of text is no stream of bytes, and the error says what makes one", async () => {
  const text = new Blob(["[]"]).stream().pipeThrough(new TextDecoderStream());
  const error = await failureOf("invalid-params", () =>
    decodeStream(RESOURCE, text as never)
      .getReader()
      .read(),
  );
  assert.match(error.message, /TextEncoderStream/);
});

test("text is accepted where JSON.parse accepts it, with surrogates anywhere", async () => {
  const lone = "\ud800";
  for (const body of [
    `[{"id":1,"nom":"${lone}"}]`,
    `[{"id":1,"nom":"${lone}${lone}\udc00"}]`,
    `[{"id":1,"nom":"\\\\${lone}"}]`,
    `[{"id":1,"nom":"\\${lone}"}]`,
    `[{"id":1,"nom":"\\\\\\${lone}"}]`,
    `[{"id":1,"nom":"\\n${lone}\\n"}]`,
    `[{"id":1,"nom":"a"}${lone}]`,
  ]) {
    const wire = `{"entities":${body}}`;
    let expected: unknown;
    try {
      expected = JSON.parse(wire).entities.map(({ id, nom }: { id: number; nom: string }) => ({ id, name: nom }));
    } catch {
      await assert.rejects(async () => decode("entities", wire), { code: "malformed-json" }, JSON.stringify(body));
      continue;
    }
    assert.deepEqual(await decode("entities", wire), expected, JSON.stringify(body));
  }
});

test("a function that never gives credentials is asked again after the deadline", async (t) => {
  const { url, requests } = await recorded(t);
  for (const name of ["getCredentials", "token"] as const) {
    const answers = [new Promise(() => {}), name === "token" ? "t0k3n" : DEMO];
    const ocean = new OceanClient({ baseUrl: url, [name]: () => answers.shift(), deadlineMs: 40 });
    const error = await failureOf("timeout", () => ocean[RESOURCE]({}, { deadlineMs: 200 }));
    assert.match(error.message, /a token.*`deadlineMs`/);
    assert.equal(error.attempts, undefined);
    assert.deepEqual(await ocean[RESOURCE]({}, { deadlineMs: 60_000 }), []);
  }
  assert.deepEqual(
    requests.map(({ request }) => request.url),
    ["/auth/authenticate2", "/noncommunicant/list", "/noncommunicant/list"],
  );
});

test("a session is none any more once it has expired", async (t) => {
  const { url } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url });
  await ocean.signIn(DEMO);
  assert.notEqual(ocean.session, null);
  t.mock.method(Date, "now", () => performance.timeOrigin + performance.now() + 13 * 3_600_000);
  assert.equal(ocean.session, null);
});

test("an error counts the attempts that were sent, and none where nothing was", async (t) => {
  const { url } = await answer(t, 404);
  const sent = await failureOf("not-found", () => new OceanClient({ baseUrl: url, token: "abc" })[RESOURCE]());
  assert.equal(sent.attempts, 1);
  const unsent = await failureOf("unauthenticated", () => new OceanClient({ baseUrl: url })[RESOURCE]());
  assert.equal(unsent.attempts, undefined);
});
