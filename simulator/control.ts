import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Tokens } from "./auth.ts";
import type { Clock } from "./clock.ts";
import { BadParameters } from "./errors.ts";
import type { ActiveFaults } from "./faults/activeFaults.ts";
import { BadFault, type FaultSpec } from "./faults/spec.ts";
import { DAY } from "./fleet/calendar.ts";
import type { RequestLog } from "./log.ts";
import { jsonBody } from "./parameters.ts";
import { CONTROL_PATH } from "./paths.ts";

/** What a test can change and query while the simulator runs. */
export interface Controlled {
  readonly faults: ActiveFaults;
  readonly log: RequestLog;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

interface ControlRoute {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** Relative to the control path. */
  readonly path: string;
  /** One line for `--help`. */
  readonly about: string;
  readonly respond: (c: Context, controlled: Controlled) => Response | Promise<Response>;
}

const routes: readonly ControlRoute[] = [
  {
    method: "GET",
    path: "/faults",
    about: "the faults, and how many requests each has seen and struck",
    respond: (c, { faults }) => c.json(faults.states()),
  },
  {
    method: "PUT",
    path: "/faults",
    about: 'replaces the faults: ["status:code=503,first=2"], or [] for none',
    respond: async (c, { faults }) => {
      const specs = await jsonBody(c);
      if (!Array.isArray(specs)) throw new BadParameters("The body must be a JSON array of faults.");
      faults.replace(specs as FaultSpec[]);
      return c.json(faults.states());
    },
  },
  {
    method: "GET",
    path: "/log",
    about: "the requests seen and how each ended; ?when=idle waits until none are in flight",
    respond: async (c, { log }) => {
      if (c.req.query("when") === "idle") await log.idle();
      return c.json(log.read());
    },
  },
  {
    method: "DELETE",
    path: "/log",
    about: "clears the log and its counts",
    respond: (c, { log }) => {
      log.empty();
      return c.body(null, 204);
    },
  },
  {
    method: "POST",
    path: "/tokens/expire",
    about: "makes every token issued so far invalid",
    respond: (c, { tokens }) => c.json({ expired: tokens.expire() }),
  },
  {
    method: "GET",
    path: "/clock",
    about: "the fleet's now",
    respond: (c, { clock }) => c.json(reading(clock)),
  },
  {
    method: "POST",
    path: "/clock",
    about: 'moves the clock: {"advanceMs": 60000}',
    respond: async (c, { clock }) => {
      clock.advance(readAdvance(await jsonBody(c)));
      return c.json(reading(clock));
    },
  },
];

/** More than anyone needs, and still an instant that dates can express. */
const MAX_ADVANCE = 100 * 365 * DAY;

function reading(clock: Clock): { now: string } {
  return { now: new Date(clock.now()).toISOString() };
}

function readAdvance(body: unknown): number {
  if (typeof body === "object" && body !== null && "advanceMs" in body) {
    const { advanceMs } = body;
    if (Number.isSafeInteger(advanceMs) && Number(advanceMs) >= 0 && Number(advanceMs) <= MAX_ADVANCE) {
      return Number(advanceMs);
    }
  }
  throw new BadParameters('The body must be {"advanceMs": whole milliseconds}; the clock cannot go back.');
}

/** The routes that let a test, in a browser too, control a running simulator. */
export function control(controlled: Controlled): Hono {
  const app = new Hono();
  for (const { method, path, respond } of routes) {
    app.use(path, cors({ origin: "*", allowHeaders: ["content-type"] }));
    app.on(method, path, (c) => respond(c, controlled));
  }
  app.onError((error, c) => {
    if (error instanceof BadFault || error instanceof BadParameters) return c.json({ message: error.message }, 400);
    throw error;
  });
  return app;
}

/** What `--help` says about them. */
export function controlHelp(): string {
  const lines = routes.map(
    ({ method, path, about }) => `  ${method.padEnd(7)}${(CONTROL_PATH + path).padEnd(26)}${about}\n`,
  );
  return `Control, while it runs, from any origin and outside the API:\n\n${lines.join("")}`;
}
