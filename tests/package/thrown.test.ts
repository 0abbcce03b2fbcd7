// What callers' code throws while it is called.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { decode, decodeStream, init, isWorker, OceanClient } from "./entry.ts";
import { reasonOf } from "./failures.ts";
import { hold, recorded } from "./servers.ts";
import { optionTakers, paramTakers } from "./takers.ts";

before(() => init());

const RESOURCE = "nonCommunicatingDevices";
const DEMO = { login: "demo", password: "demo" };

function overflow(): never {
  return overflow();
}

const revoked = (target: object): never => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy as never;
};

/** What objects throw: it has to come out as it is, also where it looks like something of this library's. */
const THROWN = [
  new Error("theirs"),
  "text",
  0,
  undefined,
  null,
  { oceanFleet: true, code: "internal", message: "not ours", details: {} },
  new RangeError("Maximum call stack size exceeded"),
  new WebAssembly.RuntimeError("unreachable"),
  revoked({}),
];

/** Whether an action fails with exactly this: promises cannot be resolved with every value, so it is not handed on. */
async function failsWith(thrown: unknown, action: () => unknown): Promise<boolean> {
  try {
    await action();
    return false;
  } catch (reason) {
    return Object.is(reason, thrown);
  }
}

const throwing = (thrown: unknown) => () => {
  throw thrown;
};
const getter = (key: string, thrown: unknown) =>
  Object.defineProperty({}, key, { get: throwing(thrown), enumerable: true });

test("what a caller's object throws rejects that call with it, and nothing else changes", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  const signedIn = new OceanClient({ baseUrl: url });
  const session = await signedIn.signIn(DEMO);
  const sent = requests.length;
  const list = (thrown: unknown) => Object.defineProperty([1, 2], 1, { get: throwing(thrown) });
  const trapped = (trap: string, thrown: unknown, target: object = {}) =>
    new Proxy(target, { [trap]: throwing(thrown) }) as never;
  const named = (thrown: unknown) => ({ toString: throwing(thrown) }) as never;
  const signal = (members: object) => Object.assign(new EventTarget(), { aborted: false }, members) as never;
  const actions: Record<string, (thrown: unknown) => unknown> = {
    "a parameter": (thrown) => ocean.vehicles(getter("registration", thrown)),
    "a parameter of a stream": (thrown) => ocean.stream("vehicles", getter("registration", thrown)).getReader().read(),
    "the keys of parameters": (thrown) => ocean.vehicles(trapped("ownKeys", thrown)),
    "the kind of parameters": (thrown) => ocean.vehicles(trapped("get", thrown)),
    "the prototype of parameters": (thrown) => ocean.vehicles(trapped("getPrototypeOf", thrown)),
    "a list's element": (thrown) => ocean.equipment({ equipmentIds: list(thrown) }),
    "a list's length": (thrown) => ocean.equipment({ equipmentIds: trapped("get", thrown, [1]) }),
    "a date": (thrown) => ocean.latestEvents({ eventCodes: [1], start: { getTime: throwing(thrown) } as never }),
    "a date's method": (thrown) => ocean.latestEvents({ eventCodes: [1], start: getter("getTime", thrown) as never }),
    "an option": (thrown) => ocean[RESOURCE]({}, getter("retries", thrown)),
    "a selection": (thrown) => ocean[RESOURCE]({}, { select: trapped("get", thrown, ["id"]) }),
    "an option of decode": (thrown) => decode(RESOURCE, "[]", getter("shape", thrown)),
    "a selection of decode": (thrown) => decode(RESOURCE, "[]", { select: list(thrown) as never }),
    "an option of decodeStream": (thrown) =>
      decodeStream(RESOURCE, new Blob(["[]"]).stream(), getter("shape", thrown))
        .getReader()
        .read(),
    "an option of the client": (thrown) => new OceanClient(getter("token", thrown)),
    credentials: (thrown) => ocean.signIn(getter("login", thrown) as never),
    "credentials that are asked for": (thrown) =>
      new OceanClient({ baseUrl: url, getCredentials: () => getter("login", thrown) as never })[RESOURCE](),
    "a resource's name": (thrown) => decode(named(thrown), "[]"),
    "a stream's name": (thrown) => ocean.stream(named(thrown)).getReader().read(),
    "a signal's state": (thrown) => ocean[RESOURCE]({}, { signal: getter("aborted", thrown) as never }),
    "a signal's reason": (thrown) =>
      ocean[RESOURCE](
        {},
        { signal: Object.defineProperty(signal({ aborted: true }), "reason", { get: throwing(thrown) }) },
      ),
    "a signal's method": (thrown) => ocean[RESOURCE]({}, { signal: signal({ addEventListener: throwing(thrown) }) }),
  };
  for (const [what, action] of Object.entries(actions)) {
    for (const thrown of THROWN) {
      assert.ok(await failsWith(thrown, () => action(thrown)), what);
    }
  }
  assert.equal(requests.length, sent);
  assert.deepEqual(signedIn.session, session);
  assert.deepEqual(await signedIn[RESOURCE](), []);
  assert.equal(requests.length, sent + 1, "nobody has to sign in again");
});

test("a revoked proxy is the platform's TypeError, wherever it is", async (t) => {
  const { url } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url });
  const session = await ocean.signIn(DEMO);
  for (const target of [{}, [], () => {}]) {
    const proxy = revoked(target);
    for (const action of [
      ...(typeof target === "function" ? [] : [...optionTakers(proxy), ...paramTakers(proxy)]),
      () => ocean.vehicles({ registration: proxy }),
      () => ocean.equipment({ equipmentIds: proxy }),
      () => ocean.equipment({ equipmentIds: [1, proxy] }),
      () => ocean.latestEvents({ eventCodes: [1], start: proxy }),
      () => ocean[RESOURCE]({}, { signal: proxy }),
      () => ocean[RESOURCE]({}, { select: proxy }),
      () => ocean[RESOURCE]({}, { retries: proxy }),
      () => decode(RESOURCE, "[]", { select: proxy }),
      () => new OceanClient({ baseUrl: proxy }),
      () => new OceanClient({ customerId: proxy }),
      () => ocean.signIn({ login: "demo", password: proxy }),
    ]) {
      const reason = await reasonOf((async () => await action())());
      assert.ok(reason instanceof TypeError && /revoked/.test(reason.message), String(reason));
    }
  }
  assert.deepEqual(ocean.session, session);
});

test("an overflow of the stack in a caller's code is the caller's, and the core stays", async (t) => {
  const { url } = await recorded(t);
  const ocean = new OceanClient({ baseUrl: url });
  const session = await ocean.signIn(DEMO);
  const endless = Object.defineProperty({}, "registration", { get: () => overflow() });
  assert.ok((await reasonOf(ocean.vehicles(endless))) instanceof RangeError);
  const endlessOptions = {
    get shape() {
      return overflow();
    },
  };
  await assert.rejects(async () => decode(RESOURCE, "[]", endlessOptions as never), RangeError);
  // A getter that reads itself through the library.
  const again: object = {
    get shape() {
      return decode(RESOURCE, "[]", again);
    },
  };
  if (!isWorker) assert.throws(() => decode(RESOURCE, "[]", again), RangeError);
  // Called with less and less of the stack left.
  let calls = 0;
  const descend = (): void => {
    try {
      descend();
    } finally {
      if (calls++ < 1_200) {
        try {
          if (!isWorker) decode(RESOURCE, "[{}]");
          new OceanClient({ baseUrl: url }).free();
          ocean.vehicles({ registration: 5 as never }).catch(() => {});
        } catch {
          // There was no room.
        }
      }
    }
  };
  assert.throws(descend, RangeError);
  assert.deepEqual(ocean.session, session);
});

test("an abort rejects with the signal's reason, whatever that is", async (t) => {
  const server = await hold(t, "");
  const ocean = new OceanClient({ baseUrl: server.url, token: "abc" });
  for (const thrown of THROWN.filter((reason) => reason !== undefined)) {
    const controller = new AbortController();
    const requested = failsWith(thrown, () => ocean[RESOURCE]({}, { signal: controller.signal }));
    const { closed } = await server.next();
    controller.abort(thrown);
    assert.ok(await requested);
    await closed;
  }
});
