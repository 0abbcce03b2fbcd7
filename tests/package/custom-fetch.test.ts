import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { before, describe, it } from "node:test";
import { createContext, runInContext } from "node:vm";
import init, { decode, decodeStream, OceanClient, type OceanErrorCode } from "ocean-fleet";
import { bytes, streamOf } from "./bodies.ts";
import { failureOf, reasonOf } from "./failures.ts";
import { recorded, serve } from "./servers.ts";

before(() => init());

type Fetch = (url: string, init: RequestInit & { headers: Record<string, string> }) => unknown;

const RESOURCE = "nonCommunicatingDevices";
const headers = new Headers();

/** A client whose requests go through a function, and how often that was called. */
function clientOf(fetch: Fetch, baseUrl = "https://ocean.example") {
  const calls: Parameters<Fetch>[] = [];
  const counted = (...given: Parameters<Fetch>) => {
    calls.push(given);
    return fetch(...given);
  };
  return { ocean: new OceanClient({ baseUrl, token: "abc", fetch: counted as never }), calls };
}

const moduleOf = (variable: string) => import(process.env[variable] as string);

describe("a fetch of one's own", () => {
  it("gets an address and a plain init", async () => {
    const { ocean, calls } = clientOf(async () => new Response("[]"));
    await ocean.nonCommunicatingDevices();
    await ocean.nearestVehicles({ latitude: 48, longitude: 2, radius: 100 });
    const seen = calls.map(([url, { signal, body, ...init }]) => {
      assert.ok(signal instanceof AbortSignal);
      return { url, body: typeof body, ...init };
    });
    const plain = { redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" };
    assert.deepEqual(seen, [
      {
        url: "https://ocean.example/noncommunicant/list",
        body: "undefined",
        method: "GET",
        headers: { "X-AUTH-TOKEN": "abc" },
        ...plain,
      },
      {
        url: "https://ocean.example/vehicule_engin/nearestVehicles?latitude=48&longitude=2&radius=100",
        body: "string",
        method: "POST",
        headers: { "X-AUTH-TOKEN": "abc", "content-type": "application/json" },
        ...plain,
      },
    ]);
    for (const [, init] of calls) {
      assert.equal(Object.getPrototypeOf(init), Object.prototype);
      assert.equal(Object.getPrototypeOf(init.headers), Object.prototype);
    }
  });

  it("gets the query as the platform's own does", async (t) => {
    const { url, requests } = await recorded(t);
    const params = { registration: "é &=+%,AB" };
    await new OceanClient({ baseUrl: url, token: "abc" }).vehicles(params);
    await clientOf(((url, init) => fetch(url, init)) as Fetch, url).ocean.vehicles(params);
    const [first, second] = requests.map(({ request }) => request.url);
    assert.match(String(first), /immatriculation=/);
    assert.equal(second, first);
  });

  it("may add headers as wrappers do, and the token and the content type stay", async (t) => {
    const { url, requests } = await recorded(t);
    const fetches: Fetch[] = [
      (url, init) => fetch(url, { ...init, headers: { ...init?.headers, "x-trace": "1" } }),
      (url, init) => fetch(new Request(url, { ...init, headers: { ...init?.headers, "x-trace": "1" } })),
      (url, init) => {
        const headers = new Headers(init.headers);
        headers.set("x-trace", "1");
        return fetch(url, Object.assign({}, init, { headers }));
      },
    ];
    for (const own of fetches) {
      const { ocean } = clientOf(own, url);
      assert.deepEqual(await ocean.nonCommunicatingDevices(), []);
      await ocean.signIn({ login: "a", password: "b" });
      await ocean.nearestVehicles({ latitude: 48, longitude: 2, radius: 100 });
      const [get, signIn, post] = requests.splice(0);
      for (const sent of [get, signIn, post]) assert.equal(sent?.request.headers["x-trace"], "1");
      assert.equal(get?.request.headers["x-auth-token"], "abc");
      assert.equal(signIn?.body, '{"login":"a","password":"b"}');
      assert.equal(post?.request.headers["x-auth-token"], "t0k3n");
      assert.equal(post?.request.headers["content-type"], "application/json");
      assert.match(String(post?.body), /VOL_OISEAU/);
    }
  });

  for (const [name, variable, pick] of [
    ["undici", "UNDICI", "fetch"],
    ["node-fetch", "NODE_FETCH", "default"],
  ] as const) {
    it(`may be that of ${name}`, async (t) => {
      const { [pick]: own } = await moduleOf(variable);
      const { url, requests } = await recorded(t, [
        [200, `[${JSON.stringify({ detailedBoxDTO: { id: 1 } })}]`],
        [404, '{"oceanStatus":"gone"}'],
      ]);
      const { ocean, calls } = clientOf(own, url);
      assert.equal((await ocean.nonCommunicatingDevices())[0]?.id, 1);
      const error = await failureOf("not-found", () => ocean.nonCommunicatingDevices());
      assert.equal(error.oceanStatus, "gone");
      assert.equal((await ocean.signIn({ login: "a", password: "b" })).passwordExpiresInDays, 12);
      assert.equal(calls.length, requests.length);
      assert.equal(requests[0]?.request.headers["x-auth-token"], "abc");
    });

    it(`may be that of ${name}, whose transfers an abort ends`, async (t) => {
      const { [pick]: own } = await moduleOf(variable);
      let closed: Promise<void> | undefined;
      const url = await serve(t, (_, response) => {
        closed = new Promise((resolve) => response.on("close", resolve));
        response.write(`[${JSON.stringify({ detailedBoxDTO: { id: 1 } })},`);
      });
      const stop = new AbortController();
      const reader = clientOf(own, url).ocean.stream(RESOURCE, {}, { signal: stop.signal }).getReader();
      assert.equal((await reader.read()).value?.length, 1);
      stop.abort("enough");
      assert.equal(await reasonOf(reader.read()), "enough");
      await closed;
    });
  }

  it("may refuse the signal, which is then left out; an abort ends the reading", async () => {
    let cancelled = 0;
    const { ocean, calls } = clientOf((_, init) => {
      if (init.signal) throw new TypeError('RequestInit: Expected signal ("AbortSignal {}") to be an AbortSignal.');
      return Promise.resolve(new Response(new ReadableStream({ cancel: () => void cancelled++ })));
    });
    const stop = new AbortController();
    const failed = reasonOf(ocean.nonCommunicatingDevices({}, { signal: stop.signal }));
    while (calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort("enough");
    assert.equal(await failed, "enough");
    assert.deepEqual([calls.length, cancelled], [2, 1]);
  });
});

describe("what a fetch of one's own gives", () => {
  const head = { status: 200, headers };
  const realm = createContext({});
  const foreign = (source: string) => runInContext(source, realm);
  const devices = bytes("[{},{}]");
  const answers: Record<string, () => unknown> = {
    "a Response": () => new Response("[{},{}]"),
    "no promise": () => new Response("[{},{}]"),
    // biome-ignore lint/suspicious/noThenProperty: this is what it is about.
    "a thenable": () => ({ then: (resolve: (value: unknown) => void) => resolve(new Response("[{},{}]")) }),
    "an object with a stream": () => ({ ...head, body: streamOf("[{}", ",{}]") }),
    "an object without a stream": () => ({ ...head, arrayBuffer: async () => devices.buffer }),
    "an object whose body is null": () => ({ ...head, body: null, arrayBuffer: async () => devices.buffer }),
    "bytes in place of a buffer": () => ({ ...head, arrayBuffer: async () => devices }),
    "a stream of Node's": () => ({ ...head, body: Readable.from([Buffer.from("[{}"), Buffer.from(",{}]")]) }),
    "an async generator": () => ({
      ...head,
      async *body() {
        yield devices;
      },
      get [Symbol.toStringTag]() {
        return "Response";
      },
      arrayBuffer: async () => devices.buffer,
    }),
    "pieces of another realm": () => ({
      ...head,
      body: streamOf(foreign(`new Uint8Array([${devices}])`)),
    }),
    "buffers of another realm": () => ({
      ...head,
      body: Readable.from([foreign(`new Uint8Array([${devices}]).buffer`)]),
    }),
    "views of another kind": () => ({ ...head, body: Readable.from([new DataView(devices.buffer)]) }),
    "an object of another realm": () =>
      foreign(`({ status: 200, headers: { get() { return null } }, async arrayBuffer() {
        return new Uint8Array([${devices}]).buffer } })`),
  };
  for (const [what, answer] of Object.entries(answers)) {
    it(`may be ${what}`, async () => {
      const { ocean, calls } = clientOf(answer);
      assert.equal((await ocean.nonCommunicatingDevices()).length, 2);
      let records = 0;
      for await (const batch of ocean.stream(RESOURCE)) records += batch.length;
      assert.deepEqual([records, calls.length], [2, 2]);
    });
  }

  const read = async () => {
    const response = new Response("[]");
    await response.text();
    return response;
  };
  const locked = () => {
    const response = new Response("[]");
    response.body?.getReader();
    return response;
  };
  const detached = () => {
    const piece = bytes("[]");
    structuredClone(piece.buffer, { transfer: [piece.buffer as ArrayBuffer] });
    return { ...head, body: Readable.from([piece]) };
  };
  const mistakes: [what: string, answer: () => unknown, says: RegExp][] = [
    ["a body that was read", read, /clone it/],
    ["a body that someone else reads", locked, /clone it/],
    ["nothing", () => undefined, /did not give a Response/],
    ["null", async () => null, /did not give a Response/],
    ["text", async () => "[]", /did not give a Response/],
    ["parsed JSON", async () => [{}], /did not give a Response/],
    ["a Response without a status", async () => ({ headers, body: null }), /did not give a Response/],
    ["a Response without headers", async () => ({ status: 200 }), /did not give a Response/],
    ["a Response without a body", async () => ({ ...head }), /arrayBuffer/],
    ["pieces of text", async () => ({ ...head, body: Readable.from(["[]"]) }), /bytes, not of the type string/],
    ["a stream of text", () => new Response(new ReadableStream({ start: (c) => c.enqueue("[]") })), /type string/],
    ["pieces of numbers", async () => ({ ...head, body: Readable.from([1, 2]) }), /type number/],
    ["pieces of objects", async () => ({ ...head, body: Readable.from([{ length: 2 }]) }), /type object/],
    ["text for a buffer", async () => ({ ...head, arrayBuffer: async () => "[]" }), /type string/],
    // biome-ignore lint/suspicious/noExplicitAny: what is not there is called.
    ["a call of what is not there", (...args: any[]) => args[1].headers.set("x", "y"), /see `cause`/],
    // biome-ignore lint/suspicious/noExplicitAny: what is not there is read.
    ["a look at what is not there", async (...args: any[]) => args[1].extra.headers, /see `cause`/],
    ["a name that is not there", () => runInContext("nowhere", realm), /see `cause`/],
  ];
  for (const [what, answer, says] of mistakes) {
    it(`is \`invalid-options\`, at once, if it is ${what}`, async () => {
      const { ocean, calls } = clientOf(answer as Fetch);
      const error = await failureOf("invalid-options", () => ocean.nonCommunicatingDevices());
      assert.match(error.message, says);
      assert.equal(calls.length, 1);
      await failureOf("invalid-options", () => ocean.stream(RESOURCE).getReader().read());
      assert.equal(calls.length, 2);
      assert.doesNotMatch(JSON.stringify(error) + error.message, /abc/);
    });
  }

  it("is told as `network`, with a cause, if its piece can no longer be read", async () => {
    const { ocean } = clientOf(detached);
    const error = await failureOf("network", () => ocean.nonCommunicatingDevices({}, { retries: 0 }));
    assert.ok(error.cause);
  });

  it("is told by its status where an error's body was read", async () => {
    const { ocean } = clientOf(async () => {
      const response = new Response("oops", { status: 403 });
      await response.text();
      return response;
    });
    await failureOf("forbidden", () => ocean.nonCommunicatingDevices());
  });

  for (const [what, reason] of [
    ["nothing", undefined],
    ["null", null],
    ["an error", new Error("gone")],
    ["a text", "gone"],
  ] as const) {
    it(`is \`network\` with a cause where it rejects, or breaks off, with ${what}`, async () => {
      for (const fail of [
        () => Promise.reject(reason),
        () => new Response(new ReadableStream({ start: (controller) => controller.error(reason) })),
      ]) {
        const { ocean } = clientOf(fail);
        const error = await failureOf("network", () => ocean.nonCommunicatingDevices({}, { retries: 0 }));
        if (reason) assert.equal(error.cause, reason);
        else assert.ok(error.cause instanceof Error);
      }
    });
  }

  it("ends when nobody reads on", async () => {
    let ended = 0;
    const body = {
      async *[Symbol.asyncIterator]() {
        try {
          for (;;) yield bytes(`[${"{},".repeat(1000)}`);
        } finally {
          ended++;
        }
      },
    };
    const { ocean } = clientOf(async () => ({ ...head, body }));
    await failureOf("malformed-json", () => ocean.nonCommunicatingDevices());
    for (let turn = 0; ended < 1 && turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(ended, 1);
  });
});

describe("bytes of another realm", () => {
  const foreign = (source: string) => runInContext(source, createContext({}));
  const list = JSON.stringify([...bytes("[{},{}]")]);
  for (const source of [
    `new Uint8Array(${list})`,
    `new Uint8Array(${list}).buffer`,
    `new DataView(new Uint8Array(${list}).buffer)`,
  ]) {
    it(`are taken by decode and decodeStream: ${source.replace(list, "…")}`, async () => {
      assert.equal(decode(RESOURCE, foreign(source)).length, 2);
      let records = 0;
      for await (const batch of decodeStream(RESOURCE, streamOf(foreign(source)))) records += batch.length;
      assert.equal(records, 2);
    });
  }
});

describe("an answer that is not JSON", () => {
  const text = (type: string) => async () =>
    new Response(Buffer.from('[{"x":"é"}]', "latin1"), { headers: { "content-type": type } });
  for (const [type, encoding] of [
    ["application/json;charset=ISO-8859-1", "ISO-8859-1"],
    ['application/json; Charset = "windows-1252"; x=y', "windows-1252"],
    ["text/html; a=b; charset=utf-16le", "utf-16le"],
    ["application/json; charset=UTF-8", undefined],
    ['application/json; charset="utf8"', undefined],
    ["application/json; charset=us-ascii", undefined],
    ["application/json; charset=", undefined],
    ["application/json", undefined],
  ] as const) {
    it(`tells ${encoding ?? "no encoding"} of the type ${type}`, async () => {
      for (const call of [
        (ocean: OceanClient) => ocean.nonCommunicatingDevices(),
        (ocean: OceanClient) => ocean.stream(RESOURCE).getReader().read(),
        (ocean: OceanClient) => ocean.signIn({ login: "a", password: "b" }),
      ]) {
        const isSignIn = /signIn/.test(String(call));
        const { ocean } = clientOf(
          isSignIn ? async () => new Response("é", { headers: { "content-type": type } }) : text(type),
        );
        const error = await failureOf("malformed-json" satisfies OceanErrorCode, () => call(ocean));
        if (encoding) assert.match(error.message, new RegExp(`encoding ${encoding}: .*UTF-8`));
        else assert.doesNotMatch(error.message, /encoding/);
      }
    });
  }
});
