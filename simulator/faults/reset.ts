import { closeConnection } from "./connection.ts";
import { defineFault } from "./fault.ts";

/** A connection refused after all: no status, no header, nothing. */
export const reset = defineFault({
  name: "reset",
  about: "a reset of the connection before any header",
  stage: "connection",
  parameters: {},
  handler: () => async (c) => closeConnection(c, "with a reset"),
});
