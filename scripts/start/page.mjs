import { Problem } from "../lib/problem.mjs";
import { inProject } from "../lib/project.mjs";

const HOST = "127.0.0.1";
const PORT = 5173;

/**
 * Serves www/ with Vite, which forwards the page's requests to the simulator.
 * @param {string} simulator base URL
 * @param {number | undefined} port default: the first free port from 5173
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function servePage(simulator, port) {
  process.env.OCEAN_SIMULATOR = simulator;
  const { createServer } = await import("vite");
  const server = await createServer({
    configFile: inProject("www", "vite.config.ts"),
    logLevel: "warn",
    server: { host: HOST, port: port ?? PORT, strictPort: port !== undefined },
  });
  await server.listen().catch(async (error) => {
    await server.close();
    throw new Problem(`The page could not be served: ${error.message}`, { remedy: "choose another port with --port" });
  });
  const url = server.resolvedUrls?.local[0] ?? `http://${HOST}:${port ?? PORT}/`;
  return { url, close: () => server.close() };
}
