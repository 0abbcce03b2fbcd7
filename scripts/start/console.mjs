import { Problem } from "../lib/problem.mjs";
import { step } from "../lib/progress.mjs";
import { inProject } from "../lib/project.mjs";

const HOST = "127.0.0.1";
const PORT = 5173;
const configFile = inProject("www", "vite.config.ts");

/** Builds www/ into target/console, unless the tests that this is a part of have done so. */
export async function buildConsole() {
  if (process.env.CONSOLE_IS_BUILT) return;
  const { build } = await import("vite");
  await step("Build the console", () => withNodeEnv(() => build({ configFile, logLevel: "warn" })));
}

/**
 * Serves the built console under its Content Security Policy. What it asks of `/restapi` goes to the simulator.
 * @param {{ simulator: string, port?: number | undefined, connectTo?: readonly string[], mapStyle?: string | undefined }} options
 *   `simulator`: its address; `port`: default: the first free port from 5173
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveConsole({ simulator, port, connectTo, mapStyle }) {
  setEnvironment({
    CONSOLE_SIMULATOR: new URL(simulator).origin,
    CONSOLE_CONNECT_TO: connectTo?.join(" "),
    CONSOLE_MAP_STYLE: mapStyle,
  });
  const { preview } = await import("vite");
  const options = { host: HOST, port: port ?? PORT, strictPort: port !== undefined && port !== 0 };
  const server = await withNodeEnv(() => preview({ configFile, logLevel: "warn", preview: options })).catch((error) => {
    throw new Problem(`The console could not be served: ${error.message}`, {
      remedy: "choose another port with --port",
    });
  });
  const url = server.resolvedUrls?.local[0] ?? `http://${HOST}:${options.port}/`;
  return { url, close: () => server.close() };
}

/** @param {Record<string, string | undefined>} variables */
function setEnvironment(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/**
 * Vite sets NODE_ENV to "production" in this process, which changes what npm installs from then on.
 * @template T
 * @param {() => Promise<T>} action
 */
async function withNodeEnv(action) {
  const before = process.env.NODE_ENV;
  try {
    return await action();
  } finally {
    setEnvironment({ NODE_ENV: before });
  }
}
