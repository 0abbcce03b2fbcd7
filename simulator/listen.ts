import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type Bindings, Connection, type Handler } from "./connection.ts";
import { piecesOf } from "./faults/body.ts";

/** The host it listens on, which only this machine can reach. */
export const HOST = "127.0.0.1";

/** What comes with a request that arrived at a socket. */
export interface SocketBindings extends Bindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Something that listens. */
export interface Listening {
  readonly port: number;
  /** Stops listening and closes all open connections. */
  close(): Promise<void>;
}

/** Serves a handler on loopback, in Node, Deno or Bun. Rejects with their own error, such as `EADDRINUSE`. */
export async function listen(handler: Handler, port = 0): Promise<Listening> {
  const server = createServer((incoming, outgoing) => void answer(handler, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server did not get a TCP port.");
  return {
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Whether there is anything to listen with. */
export function canListen(): boolean {
  return http() !== undefined;
}

/** Not imported: bundlers for pages, which never listen, would look for it. */
function http(): typeof import("node:http") | undefined {
  return globalThis.process?.getBuiltinModule?.("node:http");
}

function createServer(listener: (incoming: IncomingMessage, outgoing: ServerResponse) => void): Server {
  const module = http();
  if (module === undefined) throw new Error("There is nothing to listen with here.");
  return module.createServer(listener);
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const connection = new Connection();
  outgoing.once("close", () => connection.close());
  let response: Response;
  try {
    const bindings: SocketBindings = { connection, incoming, outgoing };
    response = await handler(await requestOf(incoming), bindings);
  } catch {
    incoming.socket.resetAndDestroy();
    return;
  }
  if (connection.isClosed) await response.body?.cancel();
  else await send(response, outgoing, connection);
}

/** A request without the connection that it came over. */
async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { headers: given, method = "GET", rawHeaders, url = "/" } = incoming;
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "");
  // All bodies are JSON.
  let body = "";
  for await (const piece of incoming.setEncoding("utf8")) body += piece;
  const takesBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(url, `http://${given.host ?? HOST}`), { method, headers, body: takesBody ? body : null });
}

async function send(response: Response, outgoing: ServerResponse, connection: Connection): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  // The status does not wait for the body, which may never come.
  outgoing.flushHeaders();
  try {
    for await (const piece of piecesOf(response.body)) {
      if (!outgoing.write(piece)) await Promise.race([drained(outgoing), connection.closed]);
      if (connection.isClosed) return;
    }
    outgoing.end();
  } catch {
    // Whatever has been written still arrives.
    outgoing.socket?.destroySoon();
  }
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => outgoing.once("drain", resolve));
}
