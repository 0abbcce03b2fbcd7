import type { Context } from "hono";
import type { Fleet } from "../fleet/fleet.ts";

/** An endpoint that answers for the fleet. */
export interface Resource {
  readonly method: "GET" | "POST";
  /** Below the base path, with a leading slash. */
  readonly path: string;
  /** What it answers, in a few words: for `--help`. */
  readonly about: string;
  /** The fields of its own whose text is one of a few values. Those of objects that others have, too, are in `wire/`. */
  readonly enumerated?: readonly string[];
  /** The objects of its own whose keys are data. Those that others have, too, are in `wire/`. */
  readonly maps?: readonly string[];
  /** Answers an authenticated request; throws `BadParameters` for one it cannot read. */
  readonly respond: (c: Context, fleet: Fleet) => Response | Promise<Response>;
}
