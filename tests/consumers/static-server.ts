import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import type { Started } from "./project.ts";

/** Serves a folder as it is, with these headers. */
export async function serveFolder(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<Started> {
  const answer = sirv(folder, {
    dev: true,
    setHeaders(response) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://localhost:${port}/`, output: () => "", stop };
}
