// `ocean-fleet/worker` in a plain page: nothing is bundled, and only loopback is reached.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, it, test } from "node:test";
import init, { decode } from "ocean-fleet";
import type * as OceanFleet from "ocean-fleet/worker";
import type { Browser, Page } from "playwright-core";
import { installPackedPackage } from "../../scripts/lib/package.mjs";
import { inProject } from "../../scripts/lib/project.mjs";
import { startSimulator } from "../../simulator/server.ts";
import { launchChromium } from "./chromium.ts";
import { PackageServer } from "./package-server.ts";

const SCRIPT = "/package/worker-script.js";
const FIXTURE = inProject("tests", "fixtures", "nonCommunicatingDevices.json");
const DEMO = { login: "demo", password: "demo" };

let browser: Browser;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let project: Awaited<ReturnType<typeof installPackedPackage>>;
let server: PackageServer;

before(async () => {
  await init();
  browser = await launchChromium();
  simulator = await startSimulator({ vehicles: 20 });
  project = await installPackedPackage();
  server = await PackageServer.start(join(project.folder, "node_modules", "ocean-fleet", "pkg"));
});
after(() => Promise.all([browser?.close(), simulator?.close(), server?.close()]).then(() => project?.remove()));
afterEach(() => server.answers.clear());

/** Opens the page, and runs a function of the test in it, with the package's module. */
async function inPage<Result, Argument>(
  body: (ours: typeof OceanFleet, argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
  path = "/",
): Promise<Result> {
  const page = await browser.newPage();
  try {
    await page.goto(server.url + path);
    return await run(page, body, argument);
  } finally {
    await page.close();
  }
}

function run<Result, Argument>(
  page: Page,
  body: (ours: typeof OceanFleet, argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
): Promise<Result> {
  // What compiles the tests calls this.
  const name = "globalThis.__name = (value) => value";
  const script = `${name}; import("/package/worker.js").then((ours) => (${body})(ours, ${JSON.stringify(argument)}))`;
  return page.evaluate(script) as Promise<Result>;
}

/** How `init` fails. */
const failure = async ({ default: init }: typeof OceanFleet) => {
  const started = performance.now();
  try {
    await init();
    return { code: "none", message: "", seconds: 0 };
  } catch (error) {
    const { code, message } = error as OceanFleet.OceanError;
    return { code, message, seconds: (performance.now() - started) / 1_000 };
  }
};

test("a plain page gets the devices from a worker, without any configuration", async () => {
  const [devices, expected] = await inPage(
    async ({ default: init, OceanClient }, { url, DEMO }) => {
      await init();
      const ocean = new OceanClient({ baseUrl: url, getCredentials: () => DEMO });
      const devices = await ocean.nonCommunicatingDevices();
      const wire = await ocean.nonCommunicatingDevices({}, { shape: "dto" });
      return [devices, JSON.stringify(wire)];
    },
    { url: simulator.url, DEMO },
  );
  assert.deepEqual(devices, decode("nonCommunicatingDevices", expected as string));
  assert.equal(devices.length, 20);
});

test("a relative base URL is resolved by the page's base, not by the address of the worker's script", async () => {
  const page = '<!doctype html><base href="/deep/down/" /><title>Based</title>';
  server.answers.set("/based", { body: page, headers: { "content-type": "text/html" } });
  const entities = { body: '{"entities":[{"id":7,"nom":"Seven"}]}', headers: { "content-type": "application/json" } };
  server.answers.set("/deep/down/api/mobility/v1/entities", entities);
  const found = await inPage(
    async ({ default: init, OceanClient }) => {
      await init();
      return new OceanClient({ baseUrl: "api", token: null }).entities();
    },
    undefined,
    "/based",
  );
  assert.deepEqual(found, [{ id: 7, name: "Seven" }]);
});

describe("a worker that cannot start is `wasm-load`, which says why", () => {
  const refused = async (says: RegExp) => {
    const { code, message, seconds } = await inPage(failure);
    assert.equal(code, "wasm-load", message);
    assert.match(message, says);
    assert.ok(seconds < 10, `${seconds} s`);
  };

  it("where there is no script", async () => {
    server.answers.set(SCRIPT, { status: 404, body: "<!doctype html>" });
    await refused(
      /^The worker has no script at http.*\/package\/worker-script\.js \(status 404\)\. Put `ocean-fleet\/worker-script` there/,
    );
  });

  it("where there is a page instead", async () => {
    server.answers.set(SCRIPT, { body: "<!doctype html>", headers: { "content-type": "text/html" } });
    await refused(/\(an answer of type text\/html\)\. Put/);
  });

  it("where the script is something else", async () => {
    server.answers.set(SCRIPT, { body: "throw new Error('not this one');" });
    await refused(/has failed \(Uncaught Error: not this one\)\. Check that its script is/);
  });

  it("where the page's policy forbids workers", async () => {
    server.answers.set("/", { headers: { "content-security-policy": "worker-src 'none'" } });
    await refused(/is blocked by the page's Content Security Policy\. Add 'self'.* to worker-src/);
  });

  it("where the script's own policy forbids WebAssembly", async () => {
    server.answers.set(SCRIPT, { headers: { "content-security-policy": "script-src 'self'" } });
    await refused(/blocked by the worker's Content Security Policy\. Add 'wasm-unsafe-eval'/);
  });

  it("where an isolated page's script is not isolated", async () => {
    const isolation = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
    server.answers.set("/", { headers: isolation });
    await refused(/Cross-Origin-Embedder-Policy/);
  });

  it("where the script is on another origin", async () => {
    const message = await inPage(async ({ default: init }, port) => {
      const script = `http://localhost:${port}/package/worker-script.js`;
      return init({ worker: () => new Worker(script, { type: "module" }) }).then(
        () => "started",
        ({ code, message }) => `${code}: ${message}`,
      );
    }, server.port);
    assert.match(
      message,
      /^wasm-load: The worker cannot be started from another origin \(http:\/\/localhost:\d+\/package\/worker-script\.js\)/,
    );
  });

  it("where there are no workers", async () => {
    const message = await inPage(async ({ default: init }) => {
      delete (globalThis as { Worker?: unknown }).Worker;
      return init().then(
        () => "started",
        ({ code, message }) => `${code}: ${message}`,
      );
    });
    assert.match(message, /^wasm-load: .*no Worker here/);
  });

  it("and a later `init` tries again", async () => {
    server.answers.set(SCRIPT, { status: 503, body: "busy" });
    const page = await browser.newPage();
    await page.goto(server.url);
    assert.equal((await run(page, failure)).code, "wasm-load");
    server.answers.clear();
    assert.equal((await run(page, failure)).code, "none");
    await page.close();
  });
});

/** The longest task of a page's main thread during some work, in milliseconds that it used a processor. */
async function longestTask(page: Page, work: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(page, { categories: ["__metadata", "toplevel", "devtools.timeline"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const isMain = ({ name, args }: TraceEvent) => name === "thread_name" && args.name === "CrRendererMain";
  const threads = new Set(traceEvents.filter(isMain).map(threadOf));
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && threads.has(threadOf(event)));
  assert.ok(tasks.length > 100, `${tasks.length} tasks`);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** The time that the thread used a processor, in microseconds: others may be using all of them. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

test("a stream of 26 MB never blocks the page for much longer than a worker that only drains it", async () => {
  const sample = JSON.stringify(JSON.parse(await readFile(FIXTURE, "utf8"))[0]);
  const body = `[${Array(Math.ceil(26e6 / sample.length))
    .fill(sample)
    .join(",")}]`;
  server.answers.set("/api/noncommunicant/list", { body, headers: { "content-type": "application/json" } });
  const stream = async (ours: typeof OceanFleet) => {
    let records = 0;
    const kept: unknown[] = [];
    for await (const batch of new ours.OceanClient({ baseUrl: "/api", token: null }).stream(
      "nonCommunicatingDevices",
    )) {
      records += batch.length;
      kept.push(...batch);
    }
    return records;
  };
  const drain = () =>
    new Promise((resolve) => {
      const code = `onmessage = async ({ data }) => {
        for await (const piece of (await fetch(data)).body);
        postMessage("drained");
      };`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      worker.onmessage = resolve;
      worker.postMessage(`${location.origin}/api/noncommunicant/list`);
    });
  const longest = { stream: [] as number[], drain: [] as number[] };
  for (let round = 0; round < 5; round++) {
    const page = await browser.newPage();
    await page.goto(server.url);
    await run(page, ({ default: init }) => init());
    const [streaming, draining] = [() => run(page, stream), () => run(page, drain)];
    longest.stream.push(await longestTask(page, streaming));
    longest.drain.push(await longestTask(page, draining));
    await page.close();
  }
  const [ours, idle] = [median(longest.stream), median(longest.drain)];
  assert.ok(ours <= idle + 4, `${ours} ms, and ${idle} ms beside a worker that only drains`);
});
