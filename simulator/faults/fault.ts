import type { MiddlewareHandler } from "hono";
import type { Random } from "../random.ts";
import type { Parameters, Values } from "./parameter.ts";

/**
 * What a fault acts upon, the outermost first. Faults that strike the same request are nested in this order, and in
 * the order given where they share a stage: an answer is altered, then encoded, then slowed down, then cut.
 */
export const STAGES = ["arrival", "connection", "pace", "length", "encoding", "headers", "content", "answer"] as const;

/** Something that can go wrong, on request. */
export interface Fault<Name extends string = string, P extends Parameters = Parameters> {
  /** What it is called in a specification. */
  readonly name: Name;
  /** One line for `--help`. */
  readonly about: string;
  readonly stage: (typeof STAGES)[number];
  readonly parameters: P;
  /**
   * What the requests that it strikes pass through. `random` makes a generator that depends on the simulator's seed
   * and this fault's place in the list, and is new at each call.
   */
  handler(values: Values<P>, random: () => Random): MiddlewareHandler;
}

/** A fault as it is declared; its values get their types from its parameters. */
export function defineFault<const Name extends string, P extends Parameters>(fault: Fault<Name, P>): Fault<Name, P> {
  return fault;
}
