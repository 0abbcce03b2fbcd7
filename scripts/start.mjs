// npm start: builds the package, starts a simulated Ocean server, lists its silent devices and serves them as a page.
// npm start -- --once             stops after the list
// npm start -- --vehicles 10000   another fleet size
// npm start -- --port 3000        another port for the page
import { parseArgs } from "node:util";
import { ensurePackage } from "./lib/package.mjs";
import { main, Problem } from "./lib/problem.mjs";
import { seconds, step } from "./lib/progress.mjs";
import { startSimulator } from "./lib/simulator.mjs";
import { figures, firstDevices, listDevices } from "./start/devices.mjs";
import { servePage } from "./start/page.mjs";

const CREDENTIALS = { login: "demo", password: "demo" };

await main(async () => {
  const started = performance.now();
  const { once, vehicles, port } = options();
  await ensurePackage();
  const simulator = await step(`Start the simulator with ${vehicles} vehicles`, () => startSimulator({ vehicles }));
  try {
    const answer = await step("Fetch the silent devices", () => listDevices(simulator.url, CREDENTIALS));
    console.log(`\n${firstDevices(answer)}\n\n${figures(answer)}\n`);
    if (once) return;
    const page = await servePage(simulator.url, port);
    console.log(`Page       ${page.url}  (login demo, password demo)`);
    console.log(`Simulator  ${simulator.url}`);
    console.log(`Ready after ${seconds(performance.now() - started)}. Press Ctrl-C to stop.`);
    await interrupted();
    await page.close();
  } finally {
    await simulator.close();
  }
});

function options() {
  const { values } = parseArgs({
    options: {
      once: { type: "boolean", default: false },
      vehicles: { type: "string", default: "200" },
      port: { type: "string" },
    },
  });
  return {
    once: values.once,
    vehicles: integer("vehicles", values.vehicles),
    port: values.port === undefined ? undefined : integer("port", values.port),
  };
}

/**
 * @param {string} option
 * @param {string} text
 */
function integer(option, text) {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Problem(`--${option} takes a whole number, not "${text}"`);
}

function interrupted() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, resolve);
  });
}
