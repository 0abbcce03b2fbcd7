import { Hono, type MiddlewareHandler } from "hono";
import { authenticate, type Credentials, requireToken, Tokens } from "./auth.ts";
import { Clock, type ClockTime } from "./clock.ts";
import { ConnectionLost, type Handler } from "./connection.ts";
import { cors } from "./cors.ts";
import { BadParameters, badParameters, htmlError, JSON_TYPE } from "./errors.ts";
import { ActiveFaults } from "./faults/activeFaults.ts";
import type { FaultSpec } from "./faults/spec.ts";
import { Fleet } from "./fleet/fleet.ts";
import { BASE_PATHS, ELSEWHERE_PATH, SIGN_IN } from "./paths.ts";
import { answer } from "./resources/answer.ts";
import * as resources from "./resources/index.ts";
import type { Resource } from "./resources/resource.ts";

export interface SimulationOptions {
  /** The number of vehicles in the fleet, and of pieces of equipment. @default 200 */
  readonly vehicles?: number | undefined;
  /** Which fleet: the same seed gives the same answers. @default 1 */
  readonly seed?: number | undefined;
  /** @default "demo" */
  readonly login?: string | undefined;
  /** @default "demo" */
  readonly password?: string | undefined;
  /** The fleet's now: an instant or a function, in epoch milliseconds. @default 2026-01-15 08:00 UTC */
  readonly clock?: ClockTime | undefined;
  /** Whether the fleet's clock runs, and the fleet with it; otherwise it stands still. @default false */
  readonly live?: boolean | undefined;
  /** What tokens expire by and a live clock runs by; in epoch milliseconds. @default the real time */
  readonly now?: (() => number) | undefined;
  /** Middleware that every request passes through first, sign-in included; it can delay, break or refuse requests. */
  readonly intercept?: readonly MiddlewareHandler[] | undefined;
  /** The faults that are active from the start. @default none */
  readonly faults?: readonly FaultSpec[] | undefined;
  /** A test's own records, in place of the fleet's, by resource. @default none */
  readonly records?: Readonly<Record<string, readonly unknown[]>> | undefined;
}

/** The API of a simulated fleet, without a server. */
export interface Simulation {
  readonly handle: Handler;
  readonly credentials: Credentials;
  readonly faults: ActiveFaults;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/** Throws a `BadFault` for a fault that it does not understand. */
export function createSimulation(options: SimulationOptions = {}): Simulation {
  const { vehicles = 200, seed = 1, login = "demo", password = "demo", now = Date.now, intercept = [] } = options;
  const credentials = { login, password };
  const fleet = new Fleet(seed, vehicles);
  const clock = new Clock(options.clock, options.live, now);
  const tokens = new Tokens(seed, () => now() + clock.advanced);
  const faults = new ActiveFaults(seed, options.faults ?? []);

  const api = new Hono();
  for (const handler of intercept) api.use(handler);
  api.use(faults.middleware());
  api.post(`/${SIGN_IN}`, authenticate(credentials, tokens));
  api.use(requireToken(tokens));
  for (const [name, resource] of Object.entries<Resource>(resources)) {
    // One instant per answer, however long it takes to send.
    api.on(resource.method, resource.path, (c) => answer(c, resource, fleet.at(clock.now()), options.records?.[name]));
  }

  const app = new Hono();
  app.use(cors());
  app.all(`${ELSEWHERE_PATH}/*`, (c) => c.body("[]", 200, { "content-type": JSON_TYPE }));
  for (const base of BASE_PATHS) app.route(base, api);
  app.notFound((c) => htmlError(c, 404, "Not Found", "There is nothing at this address."));
  app.onError((error, c) => {
    if (error instanceof ConnectionLost) throw error;
    if (error instanceof BadParameters) return badParameters(c, error);
    console.error(error);
    return htmlError(c, 500, "Internal Server Error", "The simulator failed: see its console for the reason.");
  });
  return { handle: (request, bindings) => app.fetch(request, bindings), credentials, faults, tokens, clock };
}
