import type { Context, MiddlewareHandler, Next } from "hono";
import { exchangeOf } from "../exchange.ts";
import { endpointOf } from "../paths.ts";
import { Random } from "../random.ts";
import { STAGES } from "./fault.ts";
import { matches } from "./route.ts";
import { Schedule } from "./schedule.ts";
import { type FaultSpec, type RequestedFault, readFault } from "./spec.ts";

/** An active fault, and how often it has struck. */
export interface FaultState {
  /** The fault as text, without its defaults. */
  readonly spec: string;
  /** How many requests reached it. */
  readonly seen: number;
  /** How many of those it struck. */
  readonly struck: number;
}

interface ActiveFault {
  readonly requested: RequestedFault;
  readonly schedule: Schedule;
  readonly handler: MiddlewareHandler;
}

/** The faults that are currently active. */
export class ActiveFaults {
  readonly #seed: number;
  /** In the order given. */
  #active: readonly ActiveFault[] = [];

  constructor(seed: number, specs: readonly FaultSpec[]) {
    this.#seed = seed;
    this.replace(specs);
  }

  /** Replaces the faults and resets the counts. Throws `BadFault` without changing anything if one is invalid. */
  replace(specs: readonly FaultSpec[]): void {
    this.#active = specs.map((spec, position) => {
      const requested = readFault(spec);
      const { fault, values, when } = requested;
      const random = (purpose: string) => new Random(this.#seed, "fault", position, fault.name, purpose);
      return {
        requested,
        schedule: new Schedule(when, random("schedule")),
        handler: fault.handler(values, () => random("changes")),
      };
    });
  }

  /** The faults in the order given. */
  states(): FaultState[] {
    return this.#active.map(({ requested: { spec }, schedule: { seen, struck } }) => ({ spec, seen, struck }));
  }

  /** Applies the faults to the requests that pass through. */
  middleware(): MiddlewareHandler {
    return async (c, next) => {
      const endpoint = endpointOf(c.req.path) ?? "";
      const candidates = this.#active.filter(({ requested }) => matches(requested.route, endpoint));
      await strike(c, nested(candidates), next);
    };
  }
}

/** Outermost first; the sort is stable, so faults of the same stage keep their order. */
function nested(faults: readonly ActiveFault[]): ActiveFault[] {
  const depth = ({ requested }: ActiveFault) => STAGES.indexOf(requested.fault.stage);
  return [...faults].sort((a, b) => depth(a) - depth(b));
}

/** A fault decides once a request reaches it: if two can answer, the second gets its turn only if the first passes. */
async function strike(c: Context, [fault, ...inner]: readonly ActiveFault[], next: Next): Promise<void> {
  if (!fault) return next();
  if (!fault.schedule.next()) return strike(c, inner, next);
  exchangeOf(c).faults.push(fault.requested.fault.name);
  const answer = await fault.handler(c, () => strike(c, inner, next));
  if (answer) c.res = answer;
}
