import assert from "node:assert/strict";
import { test } from "node:test";
import { runModule } from "./child.ts";
import { answer, serve } from "./servers.ts";

const IMPORT = `const { default: init, decode, decodeStream, OceanClient } = await import("ocean-fleet");\n`;
const body = JSON.stringify([{ detailedBoxDTO: { id: 7 } }]);

/** A request, a stream and decodeStream: the ids of their records. */
const ASK = (url: string) => `
  const ocean = new OceanClient({ baseUrl: ${JSON.stringify(url)}, token: "abc", retries: 0 });
  const bytes = new TextEncoder().encode(${JSON.stringify(body)});
  const stream = new ReadableStream({ start(c) { c.enqueue(bytes); c.close(); } });
  const ids = (await ocean.nonCommunicatingDevices()).map(({ id }) => id);
  for await (const batch of ocean.stream("nonCommunicatingDevices")) ids.push(...batch.map(({ id }) => id));
  for await (const batch of decodeStream("nonCommunicatingDevices", stream)) ids.push(...batch.map(({ id }) => id));
`;

test("importing touches nothing of the platform", async () => {
  const touched = await runModule(`
    const touched = [];
    for (const name of [
      "TextDecoder", "TextEncoder", "performance", "setTimeout", "setImmediate", "MessageChannel", "Buffer", "fetch",
      "ReadableStream", "AbortController", "Request", "Response", "Headers", "URL", "location", "document", "navigator",
    ]) {
      const value = globalThis[name];
      Object.defineProperty(globalThis, name, { get: () => (touched.push(name), value), configurable: true });
    }
    // Node itself needs some of them to find the module.
    const url = import.meta.resolve("ocean-fleet");
    const { readFileSync } = await import("node:fs");
    const { fileURLToPath } = await import("node:url");
    const read = (name) => readFileSync(fileURLToPath(new URL(name, url)), "utf8");
    const toUrl = (source) => "data:text/javascript;base64," + btoa(unescape(encodeURIComponent(source)));
    // A data URL has no neighbours.
    const source = read("index.js").replaceAll("./geojson.js", toUrl(read("geojson.js")));
    await import("data:text/javascript,export default 1");
    touched.length = 0;
    const ofNode = new Set();
    await import("data:text/javascript,export default 2");
    for (const name of touched.splice(0)) ofNode.add(name);
    await import(toUrl(source));
    report(touched.filter((name) => !ofNode.has(name)));
  `);
  assert.deepEqual(touched, []);
});

test("with fake timers from before the import, requests and streams settle", async (t) => {
  const { url } = await answer(t, 200, body);
  for (const jump of [0, 1_000]) {
    const ids = await runModule(`
      // What vi.useFakeTimers() and jest.useFakeTimers() replace: nothing is called until somebody advances the time.
      let now = 1000;
      const never = () => ({ unref() {}, ref() {}, hasRef: () => false });
      for (const name of ["setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "requestIdleCallback"]) {
        globalThis[name] = never;
      }
      for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) globalThis[name] = () => {};
      performance.now = () => (now += ${jump});
      Date.now = () => now;
      ${IMPORT} await init();
      ${ASK(url)}
      report(ids);
      process.exit();
    `);
    assert.deepEqual(ids, [7, 7, 7]);
  }
});

for (const hidden of ["fetch and its classes stay Node's", "fetch's classes are hidden, as Jest does"]) {
  test(`works with the globals of jsdom, where ${hidden}`, async (t) => {
    const { url, requests } = await answer(t, 200, body, { "access-control-allow-origin": "*" });
    const seen = await runModule(`
      const { JSDOM } = await import(${JSON.stringify(process.env.JSDOM)});
      const { window } = new JSDOM("", { url: "http://localhost:3000/app/" });
      for (const name of ["window", "document", "location", "AbortController", "AbortSignal", "Headers", "EventTarget",
        "Event", "DOMException", "URL", "URLSearchParams", "origin"]) {
        Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
      }
      if (${hidden.includes("Jest")}) for (const name of ["Request", "Response", "Headers"]) delete globalThis[name];
      ${IMPORT} await init();
      ${ASK(url)}
      const stop = new AbortController();
      const failed = ocean.nonCommunicatingDevices({}, { signal: stop.signal }).catch((reason) => reason);
      stop.abort("enough");
      // Of the page's own origin, and relative to it.
      new OceanClient({ baseUrl: "/restapi" });
      report([ids, await failed]);
      process.exit();
    `);
    assert.deepEqual(seen, [[7, 7, 7], "enough"]);
    for (const { headers } of requests) assert.equal(headers["x-auth-token"], "abc");
  });
}

const PAGES: [what: string, globals: object, baseUrl: string, asked: string | RegExp][] = [
  [
    "an address of the page's",
    { location: { href: "http://app.example/x/y", origin: "http://app.example" } },
    "api",
    "http://app.example/x/api",
  ],
  [
    "<base href>",
    {
      location: { href: "http://app.example/x/y", origin: "http://app.example" },
      document: { baseURI: "http://app.example/deep/er/" },
    },
    "../api",
    "http://app.example/deep/api",
  ],
  [
    "<base href> of another origin, to which no token is sent in the clear",
    {
      location: { href: "http://app.example/x", origin: "http://app.example" },
      document: { baseURI: "http://cdn.example/" },
    },
    "/api",
    /not secure/,
  ],
  [
    "<base href> of another origin that is secure",
    {
      location: { href: "http://app.example/x", origin: "http://app.example" },
      document: { baseURI: "https://cdn.example/" },
    },
    "/api",
    "https://cdn.example/api",
  ],
  [
    "a frame of srcdoc",
    {
      location: { href: "about:srcdoc", origin: "null" },
      origin: "http://app.example",
      document: { baseURI: "http://app.example/x/" },
    },
    "/api",
    "http://app.example/api",
  ],
  [
    "a sandboxed frame, whose origin is its own",
    {
      location: { href: "http://app.example/x", origin: "http://app.example" },
      origin: "null",
      document: { baseURI: "http://app.example/x" },
    },
    "/api",
    /not secure/,
  ],
  [
    "a page with a variable called origin",
    { location: { href: "http://app.example/x", origin: "http://app.example" }, origin: "Lyon" },
    "/api",
    "http://app.example/api",
  ],
  [
    "a document that is none",
    { location: { href: "http://app.example/x", origin: "http://app.example" }, document: {} },
    "/api",
    "http://app.example/api",
  ],
  ["no page", {}, "/api", /absolute/],
  ["a page without an address", { document: { baseURI: "about:blank" } }, "/api", /absolute/],
];
for (const [what, globals, baseUrl, asked] of PAGES) {
  test(`the base URL is resolved as the platform does: ${what}`, async () => {
    const seen = await runModule(`
      Object.assign(globalThis, ${JSON.stringify(globals)});
      ${IMPORT} await init();
      let asked;
      const fetch = (url) => ((asked = url), new Response("[]"));
      try {
        await new OceanClient({ baseUrl: ${JSON.stringify(baseUrl)}, token: "abc", fetch }).nonCommunicatingDevices();
      } catch (error) {
        asked = error.message;
      }
      report(asked);
    `);
    if (typeof asked === "string") assert.equal(seen, `${asked}/noncommunicant/list`);
    else assert.match(String(seen), asked);
  });
}

test("in Cloudflare's workers nothing is asked for that they refuse, and a redirect is a failure", async (t) => {
  const url = await serve(t, (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end());
  const seen = await runModule(`
    Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Cloudflare-Workers" }, configurable: true });
    const calls = [];
    const { fetch } = globalThis;
    globalThis.fetch = (request, init) => (calls.push([typeof request, ...Object.keys(init).sort(), init.redirect]), fetch(request, init));
    ${IMPORT} await init();
    const ocean = new OceanClient({ baseUrl: ${JSON.stringify(url)}, token: "abc" });
    const error = await ocean.nonCommunicatingDevices().catch((error) => error);
    report({ calls, code: error.code, status: error.status, says: /Redirects are not followed/.test(error.message) });
  `);
  assert.deepEqual(seen, {
    calls: [["object", "redirect", "signal", "manual"]],
    code: "unexpected-status",
    status: 302,
    says: true,
  });
});

test("works in Jest's environment for jsdom, which is a realm of its own and hides Node's classes", async () => {
  const seen = await runModule(
    `
      const { JSDOM } = await import(${JSON.stringify(process.env.JSDOM)});
      const { runInContext } = await import("node:vm");
      const dom = new JSDOM("", { url: "http://localhost/", runScripts: "outside-only" });
      const context = dom.getInternalVMContext();
      // Not every version of jsdom has them.
      for (const name of ["TextDecoder", "TextEncoder"]) delete dom.window[name];
      const names = ["TextDecoder", "MessageChannel", "ReadableStream", "Request", "Response", "fetch", "DecompressionStream"];
      const found = names.filter((name) => runInContext("typeof " + name, context) !== "undefined");

      const { createRequire } = await import("node:module");
      const { readFileSync } = await import("node:fs");
      const code = readFileSync(createRequire(process.cwd() + "/").resolve("ocean-fleet"), "utf8");
      const module = { exports: {} };
      runInContext("(function (module, exports) {" + code + "})", context)(module, module.exports);
      const own = async (_, { signal, headers }) => {
        if (signal) throw new TypeError("Expected signal to be an instance of AbortSignal");
        return new Response(headers["X-AUTH-TOKEN"] === "abc" ? ${JSON.stringify(body)} : "[]");
      };
      Object.assign(dom.window, { process, Buffer, own, ocean: module.exports });
      const ids = await runInContext(\`(async () => {
        await ocean.default();
        const resource = "nonCommunicatingDevices";
        const client = new ocean.OceanClient({ baseUrl: "/restapi", token: "abc", fetch: own });
        const records = await client[resource]();
        for await (const batch of client.stream(resource)) records.push(...batch);
        records.push(...ocean.decode(resource, '[{"detailedBoxDTO": {"id": 8, "numero": "中"}}]'));
        return records.map(({ id }) => id);
      })()\`, context);
      report({ found, ids: [...ids] });
      process.exit();
    `,
  );
  assert.deepEqual(seen, { found: [], ids: [7, 7, 8] });
});
