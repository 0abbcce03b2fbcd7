import type { Context } from "hono";
import { BadParameters } from "../errors.ts";
import type { Fleet } from "../fleet/fleet.ts";

/** An endpoint that answers for the fleet. */
export interface Resource {
  readonly method: "GET" | "POST";
  /** Below the base path, with a leading slash. */
  readonly path: string;
  /** Answers an authenticated request; throws `BadParameters` for one it cannot read. */
  readonly respond: (c: Context, fleet: Fleet) => Response | Promise<Response>;
}

/** An integer in the query, or null where it is not given. */
export function optionalInteger(c: Context, name: string): number | null {
  const text = c.req.query(name);
  if (text === undefined || text === "") return null;
  const value = Number(text);
  // An int64 beyond the integers a double can hold would come back as another one.
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new BadParameters(`The parameter ${name} must be an integer.`);
  }
  return value;
}
