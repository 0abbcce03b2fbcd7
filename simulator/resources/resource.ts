import type { Context } from "hono";
import type { Fleet } from "../fleet/fleet.ts";

/** An endpoint that answers for the fleet. */
export interface Resource {
  readonly method: "GET" | "POST";
  /** Relative to the base path, with a leading slash. */
  readonly path: string;
  /** What it answers, in a few words for `--help`. */
  readonly about: string;
  /** The key that holds the records in an answer; without one, the answer itself holds them. */
  readonly key?: string;
  /** Of an answer that is a map of records: a record's key in it. */
  readonly keyOf?: (record: unknown) => string | null;
  /** Whether it takes `includeFields`. */
  readonly expandable?: true;
  /** The parameters that name records, each with the path from a record to what it names. */
  readonly narrowing?: Readonly<Record<string, string>>;
  /** Fields whose text is one of a few values and that only this resource has; shared ones are in `wire/`. */
  readonly enumerated?: readonly string[];
  /** Objects whose keys are data and that only this resource has; shared ones are in `wire/`. */
  readonly maps?: readonly string[];
  /**
   * The records that an authenticated request asks for: of a map, with their keys. Throws `BadParameters` for a request
   * that it cannot read.
   */
  readonly records: (c: Context, fleet: Fleet) => Iterable<unknown> | Promise<Iterable<unknown>>;
  /** Records of each kind that there is, none of them long. */
  readonly samples: (fleet: Fleet) => Iterable<unknown>;
}

/** A record of a map, with its key. */
export type Entry = readonly [key: string, record: unknown];
