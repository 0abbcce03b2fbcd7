import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { OceanClient } from "ocean-fleet";
import { createSimulator } from "ocean-fleet/testing";
import { signedIn, simulated } from "./testing-client.ts";

const run = promisify(execFile);
const project = fileURLToPath(new URL("../..", import.meta.url));

describe("a simulator that listens", () => {
  test("gives an address that a client takes, on this machine only", async (t) => {
    const { simulator, ocean } = simulated();
    const { url, close } = await simulator.listen();
    t.after(close);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/ocean\/restapi$/);
    const overHttp = new OceanClient({ baseUrl: url, getCredentials: () => simulator.credentials });
    assert.deepEqual(await overHttp.vehicles(), await ocean.vehicles());
    assert.equal(simulator.requests.filter(({ path }) => path.endsWith("vehicles")).length, 2);
  });

  test("sends what its fetch gives, byte for byte, a search with a body among it", async (t) => {
    const { simulator } = simulated();
    const { url, close } = await simulator.listen();
    t.after(close);
    const { headers } = await signedIn(simulator);
    const search = "vehicule_engin/nearestVehicles?latitude=46.6&longitude=2&radius=1500";
    const body = JSON.stringify({ computeMode: "VOL_OISEAU" });
    for (const [path, init] of [
      ["noncommunicant/list", { headers }],
      [search, { headers, method: "POST", body }],
      ["nothing", { headers }],
    ] as const) {
      const [there, here] = [await fetch(`${url}/${path}`, init), await simulator.fetch(`${url}/${path}`, init)];
      assert.equal(there.status, here.status);
      assert.equal(await there.text(), await here.text());
    }
  });

  test("lets pages of any origin in", async (t) => {
    const simulator = createSimulator({ vehicles: 1 });
    const { url, close } = await simulator.listen();
    t.after(close);
    const { headers, status } = await fetch(`${url}/materiel/list`, { method: "OPTIONS" });
    assert.deepEqual([status, headers.get("access-control-allow-origin")], [204, "*"]);
  });

  test("breaks connections where a fault does", async (t) => {
    const { simulator } = simulated();
    const { headers } = await signedIn(simulator);
    const { url, close } = await simulator.listen();
    t.after(close);
    const ask = () => fetch(`${url}/noncommunicant/list`, { headers });
    simulator.faults.replace(["reset"]);
    await assert.rejects(ask(), TypeError);
    simulator.faults.replace(["cut"]);
    await assert.rejects((await ask()).text(), TypeError);
  });

  test("takes the port that it is given, and rejects with the platform's error if it is in use", async (t) => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    t.after(() => taken.close());
    const { port } = taken.address() as { port: number };
    const { listen } = createSimulator();
    await assert.rejects(listen(port), { code: "EADDRINUSE" });
    taken.close();
    await once(taken, "close");
    const { url, close } = await listen(port);
    t.after(close);
    assert.equal(new URL(url).port, String(port));
  });

  test("ends what is pending when it closes, and nothing answers after", async () => {
    const { simulator } = simulated({ faults: ["slow-headers:ms=3600000@*"] });
    const { url, close } = await simulator.listen();
    const pending = assert.rejects(fetch(`${url}/materiel/list`), TypeError);
    while (simulator.requests.length === 0) await new Promise(setImmediate);
    await close();
    await pending;
    await assert.rejects(fetch(`${url}/materiel/list`), TypeError);
  });
});

/** What another runtime does with a simulator: the statuses, and how broken answers end. */
const PROGRAM = `
  import init, { OceanClient } from "ocean-fleet";
  import { createSimulator } from "ocean-fleet/testing";
  await init();
  const simulator = createSimulator({ vehicles: 30 });
  const { url, close } = await simulator.listen();
  const getCredentials = () => simulator.credentials;
  const found = [];
  for (const settings of [{ baseUrl: url }, { fetch: simulator.fetch }]) {
    const ocean = new OceanClient({ ...settings, getCredentials, retries: 0 });
    found.push((await ocean.vehicles()).length);
    for (const fault of ["reset", "cut", "gzip", "status"]) {
      simulator.faults.replace([fault]);
      found.push(await ocean.vehicles().then(({ length }) => length, ({ code }) => code));
    }
    simulator.faults.replace([]);
  }
  await close();
  console.log(JSON.stringify(found));
`;

for (const [runtime, variable, flags] of [
  ["Node", "", ["--input-type=module", "--eval"]],
  ["Deno", "DENO", ["eval", "--node-modules-dir=manual"]],
  ["Bun", "BUN", ["--eval"]],
] as const) {
  const program = variable === "" ? process.execPath : process.env[variable];
  const skip = !program && `${runtime} is not installed: ${variable} names its program`;
  test(`the simulator listens and breaks in ${runtime} as it does without a socket`, { skip }, async () => {
    const { stdout } = await run(program ?? "", [...flags, PROGRAM], { cwd: project });
    const each = [30, "network", "network", 30, "server"];
    assert.deepEqual(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""), [...each, ...each]);
  });
}
