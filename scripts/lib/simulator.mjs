import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Problem } from "./problem.mjs";
import { root } from "./project.mjs";

const PROGRAM = fileURLToPath(new URL("./simulator-process.mjs", import.meta.url));

/**
 * @typedef {{ port?: number, vehicles?: number, seed?: number, live?: boolean, clock?: number }} Fleet port 0, the default,
 *   means any free one
 */

/**
 * Starts the simulated Ocean server in a separate process, so that it shares neither CPU time nor memory with its
 * client. It exits with this process, however that ends.
 * @param {Fleet} fleet
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startSimulator({ port = 0, ...fleet }) {
  const child = fork(PROGRAM, [JSON.stringify({ port, ...fleet })], {
    cwd: root,
    execArgv: ["--import", import.meta.resolve("tsx")],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    // Ctrl-C reaches the whole process group, but the parent decides when its simulator exits.
    detached: true,
  });
  let output = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  const exited = once(child, "exit");
  const [answer] = await Promise.race([once(child, "message"), exited]);
  if (typeof answer?.url !== "string") {
    const remedy = port === 0 ? undefined : `choose a port other than ${port}`;
    throw new Problem("The simulator did not start", { output, remedy });
  }
  const close = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  return { url: answer.url, close };
}
