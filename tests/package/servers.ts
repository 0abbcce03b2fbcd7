import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** Starts a server on loopback that closes after the test; returns its address. */
export async function serve(test: TestContext, handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A loopback address where nothing listens any more. Port 1 would not work: `fetch` itself refuses it. */
export async function gone(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A server that always gives the same answer, and the requests it received. */
export async function answer(
  test: TestContext,
  status: number,
  body: string | Uint8Array = "",
  headers: Record<string, string> = {},
): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const url = await serve(test, (request, response) => {
    requests.push(request);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  return { url, requests };
}

const SIGN_IN = JSON.stringify({ token: "t0k3n", passwordExpirationRemainingDays: 12, additionalAccountData: {} });

/** A server that accepts every sign-in, gives these answers in turn, then empty lists; and the requests it received. */
export async function recorded(test: TestContext, answers: (readonly [status: number, body: string])[] = []) {
  const requests: { request: IncomingMessage; body: string }[] = [];
  const url = await serve(test, async (request, response) => {
    requests.push({ request, body: await textOf(request) });
    const isSignIn = request.url === "/auth/authenticate2";
    const [status, body] = isSignIn ? [200, SIGN_IN] : (answers.shift() ?? [200, "[]"]);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  return { url, requests };
}

/** A server whose answers begin with `head` and then wait for the test to end or break them. */
export async function hold(
  test: TestContext,
  head: string,
): Promise<{ url: string; next: () => Promise<{ response: ServerResponse; closed: Promise<void> }> }> {
  const waiting: ((exchange: { response: ServerResponse; closed: Promise<void> }) => void)[] = [];
  const there: { response: ServerResponse; closed: Promise<void> }[] = [];
  const url = await serve(test, (_request, response) => {
    const closed = new Promise<void>((resolve) => response.on("close", resolve));
    if (head) response.writeHead(200, { "content-type": "application/json" }).write(head);
    const exchange = { response, closed };
    const taker = waiting.shift();
    if (taker) taker(exchange);
    else there.push(exchange);
  });
  const next = async () => there.shift() ?? new Promise((resolve) => waiting.push(resolve));
  return { url, next: next as () => Promise<{ response: ServerResponse; closed: Promise<void> }> };
}

export async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += piece;
  return text;
}

/** The simulated Ocean server that the tests use. */
export function simulatorUrl(): string {
  const url = process.env.OCEAN_SIMULATOR;
  if (!url) throw new Error("OCEAN_SIMULATOR must be the base URL of a running simulator: see `npm run simulator`.");
  return url;
}

/** The bytes of the simulator's answer, fetched without this library. */
export async function simulatedBytes(query = ""): Promise<Uint8Array> {
  const credentials = { method: "POST", body: JSON.stringify({ login: "demo", password: "demo" }) };
  const { token } = await (await fetch(`${simulatorUrl()}/auth/authenticate2`, credentials)).json();
  const response = await fetch(`${simulatorUrl()}/noncommunicant/list${query}`, { headers: { "x-auth-token": token } });
  if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
