import { closeConnection } from "./connection.ts";
import { defineFault } from "./fault.ts";

/** A connection that is accepted, then dropped: no status, no headers, nothing. */
export const reset = defineFault({
  name: "reset",
  about: "a connection reset before any headers",
  stage: "connection",
  parameters: {},
  handler: () => async (c) => closeConnection(c, "with a reset"),
});
