import assert from "node:assert/strict";
import { before, type TestContext, test } from "node:test";
import { inspect } from "node:util";
import type { ClientOptions, RecordOf } from "ocean-fleet";
import { RESOURCE_NAMES } from "../resources.ts";
import { init, isWorker, OceanClient } from "./entry.ts";
import { failureOf } from "./failures.ts";
import { recorded } from "./servers.ts";

before(() => init());

const DEMO = { login: "demo", password: "demo" };
const METHODS = [...RESOURCE_NAMES, ...(["stream", "watch", "signIn", "signOut", "free"] as const)];

/** The libraries that applications put clients into; the addresses of their modules are in variables. */
const vue = () => library<typeof import("@vue/reactivity")>("VUE_REACTIVITY");
const mobx = () => library<typeof import("mobx")>("MOBX");
const immer = () => library<typeof import("immer")>("IMMER");

async function library<Module>(variable: string): Promise<Module> {
  const address = process.env[variable];
  assert.ok(address, `${variable} must be the address of the module`);
  return import(address);
}

/** A proxy that gives proxies of the functions that are taken from it. */
function membrane<T extends object>(target: T): T {
  return new Proxy(target, {
    get(owner, key, receiver) {
      const value = Reflect.get(owner, key, receiver);
      const isFixed = Reflect.getOwnPropertyDescriptor(owner, key)?.configurable === false;
      return typeof value === "function" && !isFixed ? membrane(value) : value;
    },
  });
}

/** How applications come to hold a client that is not quite what `new` gave them. */
const WAYS: readonly (readonly [way: string, wrap: (ocean: OceanClient) => OceanClient | Promise<OceanClient>])[] = [
  ["as it is", (ocean) => ocean],
  ["in a Proxy", (ocean) => new Proxy(ocean, {})],
  ["in a Proxy of a Proxy", (ocean) => new Proxy(new Proxy(ocean, {}), {})],
  [
    "in a Proxy that reflects",
    (ocean) => new Proxy(ocean, { get: (target, key, receiver) => Reflect.get(target, key, receiver) }),
  ],
  ["behind a membrane", membrane],
  ["frozen", (ocean) => Object.freeze(ocean)],
  ["sealed", (ocean) => Object.seal(ocean)],
  ["frozen, in a Proxy", (ocean) => new Proxy(Object.freeze(ocean), {})],
  ["as a prototype", (ocean) => Object.create(ocean)],
  ["in Vue's ref", async (ocean) => (await vue()).ref(ocean).value],
  ["in Vue's shallowRef", async (ocean) => (await vue()).shallowRef(ocean).value],
  ["in Vue's reactive", async (ocean) => (await vue()).reactive(ocean)],
  ["in Vue's reactive state", async (ocean) => (await vue()).reactive({ deep: { ocean } }).deep.ocean],
  ["in Vue's readonly", async (ocean) => (await vue()).readonly(ocean) as OceanClient],
  ["in Vue's shallowReactive", async (ocean) => (await vue()).shallowReactive(ocean)],
  ["in MobX's observable state", async (ocean) => (await mobx()).observable({ ocean }).ocean],
  ["in MobX's box", async (ocean) => (await mobx()).observable.box(ocean).get()],
  ["in Immer's draft", async (ocean) => (await immer()).createDraft({ ocean }).ocean as OceanClient],
  [
    "in what Immer produced",
    async (ocean) => (await immer()).produce({ n: 0, ocean }, (draft) => void draft.n++).ocean,
  ],
];

/** Uses all that a client has. */
async function useAll(ocean: OceanClient): Promise<void> {
  assert.ok(ocean instanceof OceanClient);
  assert.equal(ocean.session, null);
  const session = await ocean.signIn(DEMO);
  assert.deepEqual(JSON.parse(JSON.stringify(ocean.session)), session);
  assert.equal((await ocean.vehicles()).length, 0);
  assert.equal((await ocean.latestEvents({ eventCodes: [1] })).length, 0);
  for await (const _ of ocean.stream("entities")) assert.fail("there is no batch");
  for await (const { records } of ocean.watch("entities")) {
    assert.deepEqual(records, []);
    break;
  }
  ocean.signOut();
  assert.equal(ocean.session, null);
  await failureOf("unauthenticated", () => ocean.vehicles());
  ocean.free();
  await failureOf("not-initialized", () => ocean.vehicles());
}

const answers = (test: TestContext) =>
  recorded(test, [
    [200, "[]"],
    [200, "{}"],
    [200, '{"entities":[]}'],
    [200, '{"entities":[]}'],
  ]);

for (const [way, wrap] of WAYS) {
  test(`a client ${way} works`, async (t) => {
    const { url } = await answers(t);
    await useAll(await wrap(new OceanClient({ baseUrl: url })));
  });
}

test("every method works detached, in whatever order", async (t) => {
  const { url } = await answers(t);
  const ocean = new OceanClient({ baseUrl: url });
  const { signIn, vehicles, latestEvents, stream, watch, signOut, free } = ocean;
  await signIn(DEMO);
  assert.notEqual(ocean.session, null);
  assert.deepEqual(await vehicles(), []);
  assert.deepEqual(await latestEvents({ eventCodes: [1] }), []);
  for await (const _ of stream("entities")) assert.fail("there is no batch");
  for await (const { added } of watch("entities")) {
    assert.deepEqual(added, []);
    break;
  }
  signOut();
  assert.equal(ocean.session, null);
  free();
  await failureOf("not-initialized", () => vehicles());
  await failureOf("not-initialized", () => signIn(DEMO));
});

test("methods are bound for good: to no other client, nor to an array that maps", async (t) => {
  const [one, other] = [await recorded(t), await recorded(t)];
  const [ocean, elsewhere] = [one, other].map(({ url }) => new OceanClient({ baseUrl: url, token: "abc" }));
  assert.ok(ocean && elsewhere);
  await ocean.vehicles.call(elsewhere);
  await Promise.all([{}, {}].map((params) => ocean.vehicles(params)));
  const bound = ocean.vehicles.bind(elsewhere);
  await bound();
  assert.deepEqual([one.requests.length, other.requests.length], [4, 0]);
});

for (const [way, copy] of [
  ["spread", (ocean: OceanClient) => ({ ...ocean })],
  ["assigned", (ocean: OceanClient) => Object.assign({}, ocean)],
] as const) {
  test(`a client that is ${way} gives its methods to the copy`, async (t) => {
    const { url } = await answers(t);
    const ocean = new OceanClient({ baseUrl: url });
    const copied = copy(ocean);
    await copied.signIn(DEMO);
    assert.deepEqual(await copied.vehicles(), []);
    assert.notEqual(ocean.session, null);
    copied.free();
    await failureOf("not-initialized", () => ocean.vehicles());
  });
}

test("Vue makes nothing reactive of a client, but its surface", async (t) => {
  const { reactive, toRaw, isReactive } = await vue();
  const { url } = await answers(t);
  const ocean = new OceanClient({ baseUrl: url });
  const proxied: OceanClient = reactive(ocean);
  assert.equal(toRaw(proxied), ocean);
  for (const method of METHODS) assert.ok(!isReactive(proxied[method]), method);
  await proxied.signIn(DEMO);
  assert.ok(!isReactive(await proxied.vehicles()));
});

class Counting extends OceanClient {
  calls = 0;
  readonly #secret = "private";
  readonly place: string;

  constructor(options: ClientOptions & { readonly place?: string } = {}) {
    const { place = "here", ...rest } = options;
    super(rest);
    this.place = place;
  }

  override async vehicles(...args: Parameters<OceanClient["vehicles"]>): Promise<never[]> {
    this.calls++;
    return (await super.vehicles(...args)) as never[];
  }

  /** Says so without a field that is private, for it works on proxies. */
  async silent(): Promise<RecordOf<"nonCommunicatingDevices">[]> {
    this.calls++;
    return super.nonCommunicatingDevices();
  }

  get who(): string {
    return super.session ? "somebody" : "nobody";
  }

  reveal(): string {
    return this.#secret;
  }
}

test("a subclass has fields, methods and calls of its own, and those of the client", async (t) => {
  const { url, requests } = await answers(t);
  const ocean = new Counting({ baseUrl: url, place: "there" });
  assert.ok(ocean instanceof OceanClient && ocean instanceof Counting);
  assert.equal(ocean.who, "nobody");
  await ocean.signIn(DEMO);
  assert.deepEqual([ocean.who, ocean.place, ocean.reveal()], ["somebody", "there", "private"]);
  assert.deepEqual(await ocean.vehicles({ registration: "AB-123-CD" }), []);
  assert.match(requests[1]?.request.url ?? "", /immatriculation=AB-123-CD/);
  await ocean.nonCommunicatingDevices().catch(() => {});
  assert.equal(ocean.calls, 1);
});

test("what a subclass overrides works detached and through proxies, and so does `super`", async (t) => {
  const { url, requests } = await recorded(t);
  const ocean = new Counting({ baseUrl: url });
  const { vehicles, signIn } = ocean;
  await signIn(DEMO);
  await vehicles();
  assert.equal(ocean.calls, 1);
  const { reactive } = await vue();
  const proxies = [new Proxy(ocean, {}), membrane(ocean), reactive(ocean) as Counting];
  for (const proxy of proxies) {
    await proxy.vehicles();
    await proxy.silent();
    assert.equal(proxy.who, "somebody");
  }
  assert.equal(ocean.calls, 7);
  assert.equal(requests.length, 1 + 7);
});

test("a method may be a field, be replaced on a client, or spied on in the prototype", async (t) => {
  const { url, requests } = await recorded(t, [[200, '{"entities":[]}']]);
  class Fixed extends OceanClient {
    override vehicles = async () => [];
    override entities = async (...args: Parameters<OceanClient["entities"]>) =>
      (await super.entities(...args)) as never[];
  }
  const fixed = new Fixed({ baseUrl: url, token: "abc" });
  assert.deepEqual(await fixed.vehicles(), []);
  assert.equal(requests.length, 0);
  await fixed.entities();
  assert.equal(requests.length, 1);
  const ocean = new OceanClient({ baseUrl: url, token: "abc" });
  ocean.equipment = async () => [];
  assert.deepEqual(await ocean.equipment(), []);
  const mock = t.mock.method(OceanClient.prototype, "vehicles", async () => []);
  assert.deepEqual(await ocean.vehicles({ registration: "AB" }), []);
  assert.deepEqual(mock.mock.calls[0]?.arguments, [{ registration: "AB" }]);
  assert.equal(requests.length, 1);
});

test("a method on something that is no client says so, and names itself", async () => {
  const { vehicles, signOut, stream } = OceanClient.prototype;
  for (const self of [undefined, null, {}, 5]) {
    const { message } = await failureOf("not-initialized", () => vehicles.call(self as never));
    assert.match(message, /`vehicles`.*OceanClient/);
    await failureOf("not-initialized", () => signOut.call(self as never));
    await failureOf("not-initialized", () => stream.call(self as never, "vehicles"));
  }
  assert.equal(OceanClient.prototype.session, null);
});

test("its methods and its class go by their names", () => {
  const ocean = new OceanClient();
  assert.deepEqual(Object.keys(ocean).sort(), [...METHODS, "session"].sort());
  for (const method of METHODS) {
    assert.equal(ocean[method].name, method);
    assert.equal(OceanClient.prototype[method].name, method);
  }
  assert.equal(OceanClient.name, "OceanClient");
  assert.match(inspect(ocean), /^OceanClient \{/);
  assert.throws(() => Object.assign(ocean, { session: null }), TypeError);
});

test("however it is wrapped, a client tells no token and none of its options", async (t) => {
  const { url } = await recorded(t);
  const ocean = new Counting({ baseUrl: url, token: "s3cr3t-t0k3n", ...(!isWorker && { fetch }) });
  await ocean.vehicles();
  const { reactive } = await vue();
  for (const value of [ocean, { ...ocean }, new Proxy(ocean, {}), reactive(ocean)]) {
    const shown = inspect(value, { showHidden: true, depth: 10, getters: true, showProxy: true });
    assert.ok(!shown.includes("s3cr3t") && !shown.includes("baseUrl"), shown);
  }
  assert.equal(JSON.stringify(new OceanClient({ token: "s3cr3t-t0k3n" })), "{}");
  for (const key of Reflect.ownKeys(ocean)) {
    const value = Reflect.get(ocean, key);
    if (typeof value !== "function") assert.ok(["session", "calls", "place"].includes(String(key)), String(key));
  }
  // A copy by structure is empty, or refused.
  const cloned = (() => {
    try {
      return structuredClone(new OceanClient());
    } catch {
      return {};
    }
  })();
  assert.deepEqual(Reflect.ownKeys(cloned), []);
});
