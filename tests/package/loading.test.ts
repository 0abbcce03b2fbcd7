import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runModule } from "./child.ts";
import { gone, serve } from "./servers.ts";

const WASM = fileURLToPath(import.meta.resolve("ocean-fleet/ocean_fleet_bg.wasm"));

/** Serves the module at `/module.wasm` and, as other servers do, under other types; an HTML page at `/page`. */
const serveModule = (test: TestContext) =>
  serve(test, (request, response) => {
    const types: Record<string, string> = {
      "/module.wasm": "application/wasm",
      "/octets.wasm": "application/octet-stream",
      "/parameter.wasm": "application/wasm; charset=utf-8",
      "/page": "text/html",
      "/text": "text/plain",
    };
    const type = types[request.url ?? ""];
    response.writeHead(type ? 200 : 404, { "content-type": type ?? "text/html" });
    if (request.url?.endsWith(".wasm")) response.end(readFileSync(WASM));
    else response.end("<!doctype html><title>Page</title>");
  });

const READ = `
  import { readFile } from "node:fs/promises";
  import { runInNewContext } from "node:vm";
  const bytes = await readFile(${JSON.stringify(WASM)});
  const load = async (action) => {
    try {
      await action();
      return "loaded";
    } catch (error) {
      return { code: error.code, message: error.message, isOceanError: isOceanError(error) };
    }
  };
  const ofAnotherBuild = (bytes) => {
    const [{ module }] = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
    return Buffer.from(bytes.toString("latin1").replaceAll(module, "00000000"), "latin1");
  };
`;
const IMPORT = `import init, { decode, initSync, isOceanError, OceanClient, decodeStream } from "ocean-fleet";\n`;
const DECODE = `report(decode("nonCommunicatingDevices", '[{"detailedBoxDTO":{"id":7}}]', { select: ["id"] }));\n`;

test("importing does nothing: no request, no WebAssembly, no new global, no timer", async () => {
  const seen = await runModule(`
    const calls = [];
    for (const [owner, name] of [
      [globalThis, "fetch"], [globalThis, "setTimeout"], [globalThis, "setInterval"],
      ...["compile", "instantiate", "validate", "compileStreaming", "instantiateStreaming", "Module", "Instance", "Memory"]
        .map((name) => [WebAssembly, name]),
    ]) {
      const original = owner[name];
      owner[name] = new Proxy(original, {
        apply: (...args) => (calls.push(name), Reflect.apply(...args)),
        construct: (...args) => (calls.push(name), Reflect.construct(...args)),
      });
    }
    const before = Reflect.ownKeys(globalThis);
    await import("ocean-fleet");
    report({ calls, globals: Reflect.ownKeys(globalThis).filter((key) => !before.includes(key)).map(String) });
  `);
  assert.deepEqual(seen, { calls: [], globals: [] });
});

test("importing is safe where there is no WebAssembly, no fetch and no streams; loading then says what is missing", async () => {
  const error = await runModule(`
    for (const name of ["WebAssembly", "fetch", "Response", "Request", "Headers", "ReadableStream"]) delete globalThis[name];
    const { default: init, isOceanError } = await import("ocean-fleet");
    report(await init().then(() => "loaded", (error) => [isOceanError(error), error.code, error.message]));
  `);
  assert.ok(Array.isArray(error), String(error));
  assert.deepEqual(error.slice(0, 2), [true, "wasm-load"]);
  assert.match(error[2], /WebAssembly/);
});

test("every call before init is `not-initialized`, and says what to call", async () => {
  const codes = await runModule(`${IMPORT}
    const stream = () => new ReadableStream({ start: (controller) => controller.close() });
    const actions = [
      () => decode("nonCommunicatingDevices", "[]"),
      () => new OceanClient(),
      async () => { for await (const _ of decodeStream("nonCommunicatingDevices", stream())); },
    ];
    const results = [];
    for (const action of actions) {
      try { await action(); results.push("no error"); }
      catch (error) { results.push(isOceanError(error) && error.code + " " + error.message.includes("init()")); }
    }
    report(results);
  `);
  assert.deepEqual(codes, Array(3).fill("not-initialized true"));
});

test("init is idempotent and concurrent-safe: the module is compiled once", async () => {
  const seen = await runModule(`${IMPORT}
    const compile = WebAssembly.compile;
    let compiled = 0;
    WebAssembly.compile = (...args) => (compiled++, compile(...args));
    const results = await Promise.all([init(), init(), init()]);
    results.push(await init(), await init("https://nowhere.invalid/"));
    decode("nonCommunicatingDevices", "[]");
    report({ compiled, resolved: results.map((value) => value === undefined) });
  `);
  assert.deepEqual(seen, { compiled: 1, resolved: Array(5).fill(true) });
});

for (const [what, source] of [
  ["nothing", "undefined"],
  ["bytes", "bytes"],
  ["an ArrayBuffer", "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)"],
  ["a file's URL", `new URL(import.meta.resolve("ocean-fleet/ocean_fleet_bg.wasm"))`],
  ["a file's URL as text", `import.meta.resolve("ocean-fleet/ocean_fleet_bg.wasm")`],
  ["an address", "server + '/module.wasm'"],
  ["a URL", "new URL(server + '/module.wasm')"],
  ["a Request", "new Request(server + '/module.wasm')"],
  ["a Response", "await fetch(server + '/module.wasm')"],
  ["a promise of a Response", "fetch(server + '/module.wasm')"],
  ["a Response of octets", "fetch(server + '/octets.wasm')"],
  ["a Response made of bytes", `new Response(bytes, { headers: { "content-type": "application/wasm" } })`],
  ["a module", "await WebAssembly.compile(bytes)"],
  ["bytes of another realm", `runInNewContext("new Uint8Array(bytes)", { bytes })`],
  ["an ArrayBuffer of another realm", `runInNewContext("new Uint8Array(bytes).buffer", { bytes })`],
  ["a Response whose type has a parameter", "await fetch(server + '/parameter.wasm')"],
] as const) {
  test(`init takes ${what}`, async (t) => {
    const server = JSON.stringify(await serveModule(t));
    const script = `${IMPORT}${READ} const server = ${server}; await init(${source}); ${DECODE}`;
    assert.deepEqual(await runModule(script), [{ id: 7 }]);
  });
}

const SLIM = IMPORT.replace('"ocean-fleet"', '"ocean-fleet/slim"');

for (const [what, source] of [
  ["an address", "server + '/module.wasm'"],
  ["bytes", "bytes"],
  ["a module", "await WebAssembly.compile(bytes)"],
] as const) {
  test(`the slim entry's init takes ${what}`, async (t) => {
    const server = JSON.stringify(await serveModule(t));
    const script = `${SLIM}${READ} const server = ${server}; await init(${source}); ${DECODE}`;
    assert.deepEqual(await runModule(script), [{ id: 7 }]);
  });
}

test("the slim entry's init says what to pass if it is given nothing, and has no module in it", async () => {
  const failure = await runModule(`${SLIM}${READ} report(await load(() => init()));`);
  assert.match(String((failure as { message: string }).message), /made of nothing\. Pass its address/);
  const size = (entry: string) => readFileSync(fileURLToPath(import.meta.resolve(entry))).length;
  assert.ok(size("ocean-fleet/slim") < size("ocean-fleet") - readFileSync(WASM).length / 3);
});

test("both entries can be required, and their errors are known to each other", async () => {
  const seen = await runModule(`
    import { createRequire } from "node:module";
    import { isOceanError } from "ocean-fleet";
    const require = createRequire(process.cwd() + "/");
    const [whole, slim] = [require("ocean-fleet"), require("ocean-fleet/slim")];
    let error;
    try { slim.decode("vehicles", "[]"); } catch (thrown) { error = thrown; }
    await whole.default();
    const records = whole.decode("nonCommunicatingDevices", '[{"detailedBoxDTO":{"id":7}}]', { select: ["id"] });
    report([records, Object.keys(whole).sort(), Object.keys(slim).sort(), [isOceanError, whole.isOceanError].map((is) => is(error))]);
  `);
  const names = Object.keys(await import("ocean-fleet")).sort();
  assert.deepEqual(seen, [[{ id: 7 }], names, names, [true, true]]);
});

test("the module is unpacked by a DecompressionStream where Node's modules are not there", async () => {
  const hide = "process.getBuiltinModule = undefined;";
  assert.deepEqual(await runModule(`${IMPORT} ${hide} await init(); ${DECODE}`), [{ id: 7 }]);
});

test("where nothing can unpack the module, loading says what to use", async () => {
  const hide = "delete globalThis.DecompressionStream; process.getBuiltinModule = undefined;";
  const failure = (await runModule(`${IMPORT}${READ} ${hide} report(await load(() => init()));`)) as {
    message: string;
  };
  assert.match(failure.message, /cannot be unpacked.*DecompressionStream.*Use Chrome/);
});

for (const [what, source] of [
  ["bytes", "bytes"],
  ["a module", "new WebAssembly.Module(bytes)"],
] as const) {
  test(`initSync takes ${what}`, async () => {
    assert.deepEqual(await runModule(`${IMPORT}${READ} initSync(${source}); initSync(${source}); ${DECODE}`), [
      { id: 7 },
    ]);
  });
}

for (const [what, action, says] of [
  ["an address with nothing there", "init(server + '/nothing')", /not at http.*\/nothing \(status 404\)\. Put/],
  ["an HTML page", "init(server + '/page')", /not at http.*\/page \(.*text\/html\)\. Put/],
  ["a text", "init(server + '/text')", /not at http.*\/text, of type text\/plain, \(\d+ bytes.*\)\. Put/],
  ["a Response that is none", "init(fetch(server + '/nothing'))", /not at http.*\/nothing \(status 404\)\. Put/],
  ["a Response without an address", "init(new Response(null, { status: 503 }))", /not at its address \(status 503\)/],
  [
    "a server that is not there",
    "init(gone + '/module.wasm')",
    /not be fetched from http.*\/module\.wasm \(fetch failed: .*ECONNREFUSED.*\)\. Check that a server answers there\.$/,
  ],
  [
    "an address with a password and a key",
    "init(gone.replace('//', '//user:secret@') + '/module.wasm?key=secret#secret')",
    /not be fetched from http:\/\/127\.0\.0\.1:\d+\/module\.wasm \((?!.*secret)/,
  ],
  [
    "a page that may not fetch it",
    "(globalThis.location = new URL(gone), globalThis.fetch = fails, init('/module.wasm'))",
    /not be fetched from http.*\/module\.wasm \(Failed to fetch\)\. Check that a server answers there, and that `connect-src`/,
  ],
  [
    "a page that may not fetch it from elsewhere",
    "(globalThis.location = new URL(gone), globalThis.fetch = fails, init('https://cdn.example/module.wasm'))",
    /not be fetched from https:\/\/cdn\.example.*CORS.*`connect-src`/,
  ],
  [
    "a file that is not there",
    `init(new URL("file:///nowhere.wasm"))`,
    /not at file:\/\/\/nowhere\.wasm \(ENOENT.*\)\. Put/,
  ],
  ["a folder", `init(new URL("file:///"))`, /not at file:\/\/\/ \(EISDIR.*\)\. Put/],
  ["a path", "init('./nowhere/module.wasm')", /“\.\/nowhere\/module\.wasm”, which is a path.*`pathToFileURL`/],
  ["a whole path", "init('/nowhere/module.wasm')", /“\/nowhere\/module\.wasm”, which is a path.*`pathToFileURL`/],
  ["a path of Windows", String.raw`init('C:\\nowhere\\module.wasm')`, /“C:\\nowhere\\module\.wasm”, which is a path/],
  [
    "bytes that are no module",
    "init(new Uint8Array(100))",
    /not in the bytes.* \(100 bytes that are something else\)\. Put/,
  ],
  ["no bytes", "init(new Uint8Array())", /not in the bytes.* \(there are no bytes\)\. Put/],
  [
    "half of the module",
    "init(bytes.subarray(0, bytes.length / 2))",
    /in the bytes.* is damaged or cut short \(.+\)\. Replace/,
  ],
  [
    "half of the module, from a server",
    `init(new Response(bytes.subarray(0, 500), { headers: { "content-type": "application/wasm" } }))`,
    /at its address is damaged or cut short \(.+\)\. Replace/,
  ],
  [
    "a module in an engine without SIMD",
    "(WebAssembly.validate = () => false, init(bytes.subarray(0, bytes.length / 2)))",
    /SIMD/,
  ],
  ["another module", "init(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))", /is another one.*version.*cache/],
  ["the module of another version", "init(ofAnotherBuild(bytes))", /another version.*cache/],
  ["a promise that rejects", `init(Promise.reject(new Error("gone")))`, /could not be loaded \(gone\)/],
  ["something else", "init({ module_or_path: '/module.wasm' })", /made of a value of type object\. Pass its address/],
  ["a number", "init(5)", /made of a value of type number\. Pass/],
  ["bytes that are no module, at once", "initSync(new Uint8Array(100))", /not in the bytes.* \(100 bytes/],
  ["half of the module, at once", "initSync(bytes.subarray(0, bytes.length / 2))", /damaged or cut short/],
  ["nothing, at once", "initSync()", /made of nothing\. Pass/],
  ["an address, at once", "initSync('/module.wasm')", /made of a value of type string\. Pass/],
] as const) {
  test(`${what} is \`wasm-load\`, which says why, and a later init succeeds`, async (t) => {
    const server = JSON.stringify(await serveModule(t));
    const script = `${IMPORT}${READ} const [server, gone] = [${server}, ${JSON.stringify(await gone())}];
      const fails = async () => { throw new TypeError("Failed to fetch"); };
      report([await load(() => ${action}), await load(() => init()), decode("nonCommunicatingDevices", "[{}]").length]);`;
    const [failure, retried, records] = (await runModule(script)) as [Record<string, unknown>, string, number];
    assert.equal(failure.isOceanError, true, JSON.stringify(failure));
    assert.equal(failure.code, "wasm-load");
    assert.match(String(failure.message), says);
    assert.match(String(failure.message), /^The WebAssembly module .+\. [A-Z].+[^.]\.$/);
    assert.deepEqual([retried, records], ["loaded", 1]);
  });
}

test("a worker loads a core of its own", async () => {
  const records = await runModule(`
    import { Worker } from "node:worker_threads";
    const source = \`
      import { parentPort } from "node:worker_threads";
      import init, { decode } from "ocean-fleet";
      await init();
      parentPort.postMessage(decode("nonCommunicatingDevices", '[{"detailedBoxDTO":{"id":7}}]', { select: ["id"] }));
    \`;
    new Worker(source, { eval: true }).on("message", report);
  `);
  assert.deepEqual(records, [{ id: 7 }]);
});
