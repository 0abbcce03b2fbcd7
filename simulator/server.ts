import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { authenticate, requireToken, Tokens } from "./auth.ts";
import { Clock, type ClockTime } from "./clock.ts";
import { type Controlled, control } from "./control.ts";
import { cors } from "./cors.ts";
import { BadParameters, badParameters, htmlError, JSON_TYPE } from "./errors.ts";
import { ActiveFaults } from "./faults/activeFaults.ts";
import type { FaultSpec } from "./faults/spec.ts";
import { Fleet } from "./fleet/fleet.ts";
import { RequestLog } from "./log.ts";
import { BASE_PATHS, CONTROL_PATH, ELSEWHERE_PATH, SIGN_IN } from "./paths.ts";
import { routes } from "./resources/routes.ts";

/** The host it listens on, which only this machine can reach. */
const HOST = "127.0.0.1";

export interface AppOptions {
  /** The number of vehicles in the fleet, and of pieces of equipment. @default 200 */
  readonly vehicles?: number;
  /** Which fleet: the same seed gives the same answers. @default 1 */
  readonly seed?: number;
  /** @default "demo" */
  readonly login?: string;
  /** @default "demo" */
  readonly password?: string;
  /** The real time, which tokens expire by and a live clock runs by; in epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  /** The fleet's now: an instant or a function, in epoch milliseconds. @default 2026-01-15 08:00 UTC */
  readonly clock?: ClockTime;
  /** Whether the fleet's clock runs, and the fleet with it; otherwise it stands still. @default false */
  readonly live?: boolean;
  /** Middleware that every request passes through first, sign-in included; it can delay, break or refuse requests. */
  readonly intercept?: readonly MiddlewareHandler[];
  /** The faults that are active from the start. @default none */
  readonly faults?: readonly FaultSpec[];
}

export interface SimulatorOptions extends AppOptions {
  /** The port to listen on; 0 takes any free one. @default 0 */
  readonly port?: number;
}

export interface Simulator extends Controlled {
  /** The base URL for a client, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Moves the simulator's clock, the fleet with it and the expiry of tokens. */
  advance(milliseconds: number): void;
  /** Stops listening and closes all open connections. */
  close(): Promise<void>;
}

/** The simulator as a Hono app, for use without a socket. */
export function createApp(options: AppOptions = {}): Hono {
  return build(options).app;
}

function build(options: AppOptions): { app: Hono; controlled: Controlled } {
  const { vehicles = 200, seed = 1, login = "demo", password = "demo", now = Date.now, intercept = [] } = options;
  const fleet = new Fleet(seed, vehicles);
  const clock = new Clock(options.clock, options.live, now);
  const tokens = new Tokens(seed, () => now() + clock.advanced);
  const faults = new ActiveFaults(seed, options.faults ?? []);
  const log = new RequestLog();
  const controlled = { faults, log, tokens, clock };

  const api = new Hono();
  for (const handler of intercept) api.use(handler);
  api.use(faults.middleware());
  api.post(`/${SIGN_IN}`, authenticate({ login, password }, tokens));
  api.use(requireToken(tokens));
  // One instant per answer, however long it takes to send.
  for (const { method, path, respond } of routes) api.on(method, path, (c) => respond(c, fleet.at(clock.now())));

  const app = new Hono();
  app.use(`${ELSEWHERE_PATH}/*`, log.middleware(), cors());
  app.all(`${ELSEWHERE_PATH}/*`, (c) => c.body("[]", 200, { "content-type": JSON_TYPE }));
  app.route(CONTROL_PATH, control(controlled));
  app.use(log.middleware(), cors());
  for (const base of BASE_PATHS) app.route(base, api);
  app.notFound((c) => htmlError(c, 404, "Not Found", "There is nothing at this address."));
  app.onError((error, c) => {
    if (error instanceof BadParameters) return badParameters(c, error);
    console.error(error);
    return htmlError(c, 500, "Internal Server Error", "The simulator failed: see its console for the reason.");
  });
  return { app, controlled };
}

/**
 * Serves the simulator on loopback. Rejects with Node's own error, such as `EADDRINUSE`, if it cannot listen, and with
 * a `BadFault` for a fault that it does not understand.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { app, controlled } = build(options);
  const server = createAdaptorServer({
    fetch: app.fetch,
    // Tests run the simulator next to the code they test, which must see the platform's own Request and Response.
    overrideGlobalObjects: false,
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, HOST, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulator did not get a TCP port.");
  return {
    ...controlled,
    advance: (milliseconds) => controlled.clock.advance(milliseconds),
    url: `http://${HOST}:${address.port}${BASE_PATHS[0]}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
