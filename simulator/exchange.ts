import type { Context } from "hono";

/** What faults have done to one request, for the log and the sign-in check. */
export interface Exchange {
  /** The faults that struck it, outermost first. */
  readonly faults: string[];
  /** How far ahead the server's clock is for this request, in milliseconds. */
  clockSkew: number;
  /** Whether a fault closed the connection. */
  cut: boolean;
}

const exchanges = new WeakMap<Request, Exchange>();

/** The exchange that a request belongs to; always the same one. */
export function exchangeOf(c: Context): Exchange {
  const existing = exchanges.get(c.req.raw);
  if (existing) return existing;
  const exchange: Exchange = { faults: [], clockSkew: 0, cut: false };
  exchanges.set(c.req.raw, exchange);
  return exchange;
}
