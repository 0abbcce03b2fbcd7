// npm start: builds the package and the console, and serves the console with a simulated Ocean server that moves.
// npm start -- --vehicles 10000          another fleet size
// npm start -- --port 3000               another port for the console
// npm start -- --once                    lists the silent devices in the terminal instead, and stops
// npm start -- --connect-to https://ocean.example   lets the page reach that origin: another server, or a map's tiles
// npm start -- --map-style https://tiles.example/style.json   a MapLibre style in place of the built-in base map
import { parseArgs } from "node:util";
import { ensurePackage } from "./lib/package.mjs";
import { main, Problem } from "./lib/problem.mjs";
import { seconds, step } from "./lib/progress.mjs";
import { startSimulator } from "./lib/simulator.mjs";
import { buildConsole, serveConsole } from "./start/console.mjs";
import { figures, firstDevices, listDevices } from "./start/devices.mjs";

const CREDENTIALS = { login: "demo", password: "demo" };

await main(async () => {
  const started = performance.now();
  const { once, vehicles, port, connectTo, mapStyle } = options();
  await ensurePackage();
  if (!once) await buildConsole();
  const fleet = once ? { vehicles } : { vehicles, live: true, clock: Date.now() };
  const simulator = await step(`Start the simulator with ${vehicles} vehicles`, () => startSimulator(fleet));
  try {
    if (once) return await list(simulator.url);
    const served = await serveConsole({ simulator: simulator.url, port, connectTo, mapStyle });
    console.log(`Console  ${served.url}  (login demo, password demo)`);
    console.log(`Simulator  ${simulator.url}`);
    console.log(`Ready after ${seconds(performance.now() - started)}. Press Ctrl-C to stop.`);
    await interrupted();
    await served.close();
  } finally {
    await simulator.close();
  }
});

/** @param {string} baseUrl */
async function list(baseUrl) {
  const answer = await step("Fetch the silent devices", () => listDevices(baseUrl, CREDENTIALS));
  console.log(`\n${firstDevices(answer)}\n\n${figures(answer)}\n`);
}

function options() {
  const { values } = parseArgs({
    options: {
      once: { type: "boolean", default: false },
      vehicles: { type: "string", default: "200" },
      port: { type: "string" },
      "connect-to": { type: "string", multiple: true, default: [] },
      "map-style": { type: "string" },
    },
  });
  const mapStyle = values["map-style"];
  const mapOrigin = mapStyle === undefined ? [] : [new URL(mapStyle).origin];
  return {
    once: values.once,
    vehicles: integer("vehicles", values.vehicles),
    port: values.port === undefined ? undefined : integer("port", values.port),
    connectTo: [...values["connect-to"].map((url) => new URL(url).origin), ...mapOrigin],
    mapStyle,
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
