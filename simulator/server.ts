import { Hono } from "hono";
import type { Bindings } from "./connection.ts";
import { type Controlled, control } from "./control.ts";
import { HOST, listen } from "./listen.ts";
import { RequestLog } from "./log.ts";
import { BASE_PATHS, CONTROL_PATH } from "./paths.ts";
import { createSimulation, type SimulationOptions } from "./simulation.ts";

export interface SimulatorOptions extends SimulationOptions {
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

/** The simulator with its control routes, as a Hono app, for use without a socket. */
export function createApp(options: SimulationOptions = {}): Hono {
  return build(options).app;
}

function build(options: SimulationOptions): { app: Hono; controlled: Controlled } {
  const { handle, ...simulation } = createSimulation(options);
  const controlled = { ...simulation, log: new RequestLog() };
  const app = new Hono();
  app.route(CONTROL_PATH, control(controlled));
  app.use(controlled.log.middleware());
  app.all("*", (c) => handle(c.req.raw, c.env as Bindings));
  app.onError((error) => {
    throw error;
  });
  return { app, controlled };
}

/**
 * Serves the simulator on loopback. Rejects with Node's own error, such as `EADDRINUSE`, if it cannot listen, and with
 * a `BadFault` for a fault that it does not understand.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { app, controlled } = build(options);
  const { port, close } = await listen((request, bindings) => app.fetch(request, bindings), options.port);
  return {
    ...controlled,
    advance: (milliseconds) => controlled.clock.advance(milliseconds),
    url: `http://${HOST}:${port}${BASE_PATHS[0]}`,
    port,
    close,
  };
}
