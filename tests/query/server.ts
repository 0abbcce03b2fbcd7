import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** A request that has arrived. */
interface Exchange {
  /** The last part of the path: `vehicles`. */
  readonly name: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** When the connection is closed, by whichever side. */
  readonly closed: Promise<void>;
}

/** A server that gives a fleet of one vehicle, whose registration is the number of the request that asks for it. */
export interface Server {
  readonly url: string;
  /** What was requested, in order. */
  readonly requests: string[];
  /** The next request waits for its answer for ever. */
  hold(): Promise<Exchange>;
}

/** Starts a server on loopback that closes after the test. */
export async function startServer(test: TestContext): Promise<Server> {
  const requests: string[] = [];
  const holding: ((exchange: Exchange) => void)[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "", "http://server").pathname.split("/").at(-1) ?? "";
    requests.push(name);
    const hold = holding.shift();
    if (hold) {
      const closed = new Promise<void>((resolve) => response.on("close", resolve));
      hold({ name, request, response, closed });
    } else {
      const [status, body] = answer(name, requests.length);
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    hold: () => new Promise((resolve) => holding.push(resolve)),
  };
}

function answer(name: string, count: number): [status: number, body: string] {
  const record = JSON.stringify({ vehicle: { immatriculation: `N${count}` } });
  if (name === "vehicles") return [200, `[${record}]`];
  if (name === "entities") return [200, `{"entities":[{"nom":"N${count}"}]}`];
  if (name === "vehiclePositions") return [200, `{"vehicles":[{"immat":"N${count}"}]}`];
  return [404, ""];
}
