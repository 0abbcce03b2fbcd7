import { ConnectionLost, connectionOf } from "../connection.ts";
import { exchangeOf } from "../exchange.ts";
import { defineFault } from "./fault.ts";

/** A connection that is accepted, then dropped: no status, no headers, nothing. */
export const reset = defineFault({
  name: "reset",
  about: "a connection reset before any headers",
  stage: "connection",
  parameters: {},
  handler: () => async (c) => {
    // The client may have left first.
    exchangeOf(c).cut = !connectionOf(c).isClosed;
    throw new ConnectionLost("The connection was reset before there was an answer, by the fault `reset`.");
  },
});
