import type { Context } from "hono";
import type { Fleet } from "../fleet/fleet.ts";

/** An endpoint that answers for the fleet. */
export interface Resource {
  readonly method: "GET" | "POST";
  /** Relative to the base path, with a leading slash. */
  readonly path: string;
  /** What it answers, in a few words for `--help`. */
  readonly about: string;
  /** Fields whose text is one of a few values and that only this resource has; shared ones are in `wire/`. */
  readonly enumerated?: readonly string[];
  /** Objects whose keys are data and that only this resource has; shared ones are in `wire/`. */
  readonly maps?: readonly string[];
  /** Answers an authenticated request; throws `BadParameters` for one it cannot read. */
  readonly respond: (c: Context, fleet: Fleet) => Response | Promise<Response>;
}
