import type { Context } from "hono";

/** What the faults do to one request, as far as others have to know. */
export interface Exchange {
  /** The faults that struck it, the outermost first. */
  readonly faults: string[];
  /** How far the server's clock is ahead for it, in milliseconds. */
  clockSkew: number;
  /** Whether a fault closed its connection. */
  cut: boolean;
}

const exchanges = new WeakMap<Request, Exchange>();

/** The one exchange that a request belongs to. */
export function exchangeOf(c: Context): Exchange {
  const known = exchanges.get(c.req.raw);
  if (known) return known;
  const exchange: Exchange = { faults: [], clockSkew: 0, cut: false };
  exchanges.set(c.req.raw, exchange);
  return exchange;
}
