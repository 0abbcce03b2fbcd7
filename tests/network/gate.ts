import type { MiddlewareHandler } from "hono";
import { endpointOf } from "../../simulator/paths.ts";

/** A middleware for `intercept` that lets requests through once the test opens it. */
export interface Gate {
  readonly middleware: MiddlewareHandler;
  open(): void;
}

/** Holds requests for some endpoints until it is opened, so that tests do not depend on timing. */
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
