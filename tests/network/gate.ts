import type { MiddlewareHandler } from "hono";
import { endpointOf } from "../../simulator/paths.ts";

/** Requests pass it, to be intercepted with, once the test has opened it. */
export interface Gate {
  readonly middleware: MiddlewareHandler;
  open(): void;
}

/** Keeps the requests for some endpoints until it is opened: no clock that a slow machine could lose against. */
export function gate(holds: (endpoint: string | null) => boolean): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const middleware: MiddlewareHandler = async (c, next) => {
    if (holds(endpointOf(c.req.path))) await opened;
    return next();
  };
  return { middleware, open };
}
