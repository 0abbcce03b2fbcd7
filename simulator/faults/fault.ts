import type { MiddlewareHandler } from "hono";
import type { Random } from "../random.ts";
import type { Parameters, Values } from "./parameter.ts";

/**
 * What a fault acts on, outermost first. Faults that strike the same request are nested in this order, and faults of
 * the same stage in the order given: an answer is altered, then encoded, then slowed down, then cut.
 */
export const STAGES = ["arrival", "connection", "pace", "length", "encoding", "headers", "content", "answer"] as const;

/** Something that can be made to go wrong. */
export interface Fault<Name extends string = string, P extends Parameters = Parameters> {
  /** Its name in a specification. */
  readonly name: Name;
  /** One line for `--help`. */
  readonly about: string;
  readonly stage: (typeof STAGES)[number];
  readonly parameters: P;
  /**
   * The middleware for the requests it strikes. Each call of `random` makes a new generator, which depends on the
   * simulator's seed and on this fault's position in the list.
   */
  handler(values: Values<P>, random: () => Random): MiddlewareHandler;
}

/** Declares a fault; the types of its values follow from its parameters. */
export function defineFault<const Name extends string, P extends Parameters>(fault: Fault<Name, P>): Fault<Name, P> {
  return fault;
}
