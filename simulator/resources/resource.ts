import type { Context } from "hono";
import type { Fleet } from "../fleet/fleet.ts";

/** An endpoint that answers for the fleet. */
export interface Resource {
  readonly method: "GET" | "POST";
  /** Below the base path, with a leading slash. */
  readonly path: string;
  /** Answers an authenticated request; throws `BadParameters` for one it cannot read. */
  readonly respond: (c: Context, fleet: Fleet) => Response | Promise<Response>;
}
