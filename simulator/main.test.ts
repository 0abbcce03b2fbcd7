import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { faults } from "./faults/index.ts";
import { routes } from "./resources/routes.ts";
import { startSimulator } from "./server.ts";

describe("the command", () => {
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  const run = (...flags: string[]) => spawn(process.execPath, ["--import", "tsx", main, ...flags]);
  const outcome = async (...flags: string[]) => {
    const child = run(...flags);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    const [code] = await once(child, "close");
    return { code, output };
  };

  test("says where it listens, and exits cleanly when told to", async () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const child = run("--port", "0", "--vehicles", "12", "--seed", "5");
      const [line] = await once(child.stdout, "data");
      assert.match(
        String(line),
        /^Ocean simulator on http:\/\/127\.0\.0\.1:\d+\/ocean\/restapi \(12 vehicles, seed 5\)\n$/,
      );
      child.kill(signal);
      assert.deepEqual(await once(child, "exit"), [0, null]);
    }
  });

  test("refuses flags it does not know or cannot read", async () => {
    for (const flags of [["--speed", "9"], ["--vehicles=-1"], ["--port", "65536"], ["extra"], ["--fault", "teapot"]]) {
      const { code, output } = await outcome(...flags);
      assert.equal(code, 2, flags.join(" "));
      assert.match(output, /Try --help/);
    }
  });

  test("starts with the given faults, and names them", async () => {
    const flags = ["--fault", "status:code=500,burst=3", "--fault", "gzip@materiel/*"];
    const child = run("--port", "0", ...flags);
    let output = "";
    for await (const data of child.stdout) {
      output += data;
      if (output.includes("gzip")) break;
    }
    assert.match(output, /^Ocean simulator on (\S+) .*\n {2}with the fault status:code=500,burst=3\n/);
    const url = /http\S+/.exec(output)?.[0] ?? "";
    assert.equal((await fetch(`${url}/noncommunicant/list`)).status, 500);
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  test("lets the clock run on request, and says so", async () => {
    const child = run("--port", "0", "--live");
    let output = "";
    for await (const data of child.stdout) {
      output += data;
      if (output.includes("clock")) break;
    }
    assert.match(output, /\n {2}with a clock that runs\n$/);
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  test("explains itself, and says when its port is in use", async () => {
    const help = await outcome("--help");
    assert.equal(help.code, 0);
    assert.match(help.output, /--vehicles/);
    for (const { path } of routes) assert(help.output.includes(` ${path.slice(1)} `), path);
    for (const { name } of faults) assert.match(help.output, new RegExp(`^ {2}${name} `, "m"));
    assert.match(help.output, /PUT +\/simulator\/faults/);
    const simulator = await startSimulator({ vehicles: 1 });
    const { code, output } = await outcome("--port", String(simulator.port));
    await simulator.close();
    assert.equal(code, 1);
    assert.match(output, /already in use/);
  });
});
