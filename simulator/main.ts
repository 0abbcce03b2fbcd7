import { parseArgs } from "node:util";
import { controlHelp } from "./control.ts";
import { faultHelp } from "./faults/help.ts";
import { readFault } from "./faults/spec.ts";
import { routeHelp } from "./resources/routes.ts";
import { startSimulator } from "./server.ts";

const HELP = `Ocean simulator: a local HTTP server that speaks the Ocean fleet-tracking REST API.

Usage: npm run simulator -- [options]

  --port <n>        port to listen on, 0 for any free one   (default 8787)
  --vehicles <n>    number of vehicles, and of equipment    (default 200)
  --seed <n>        which fleet: same seed, same answers    (default 1)
  --login <text>    the accepted login                      (default demo)
  --password <text> the accepted password                   (default demo)
  --live            let the clock run, and vehicles move    (default: it stands still)
  --fault <spec>    what should go wrong, see below         (default nothing)
  --help            show this help

${routeHelp()}
${faultHelp()}
${controlHelp()}`;

const USAGE_ERROR = 2;

/** Reads the command line. Throws an error with a message for the user. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8787" },
      vehicles: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      login: { type: "string", default: "demo" },
      password: { type: "string", default: "demo" },
      fault: { type: "string", multiple: true, default: [] },
      live: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    help: values.help,
    port: readInteger("port", values.port, 65_535),
    vehicles: readInteger("vehicles", values.vehicles, 10_000_000),
    seed: readInteger("seed", values.seed, 2 ** 32 - 1),
    live: values.live,
    login: values.login,
    password: values.password,
    faults: values.fault.map((spec) => readFault(spec).spec),
  };
}

function readInteger(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new Error(`--${flag} takes an integer from 0 to ${max}, not "${text}".`);
}

async function main(): Promise<void> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${message(error)}\nTry --help.`);
    process.exitCode = USAGE_ERROR;
    return;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const simulator = await startSimulator(options);
  // Before announcing that it is ready: whoever waits for that line may send a signal immediately.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());
  console.log(`Ocean simulator on ${simulator.url} (${options.vehicles} vehicles, seed ${options.seed})`);
  if (options.live) console.log("  with a clock that runs");
  for (const fault of options.faults) console.log(`  with the fault ${fault}`);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === "EADDRINUSE"
      ? "The port is already in use: stop whatever is listening there, or choose another with --port (0 for any free one)."
      : `The simulator could not start: ${message(error)}`,
  );
  process.exitCode = 1;
});
