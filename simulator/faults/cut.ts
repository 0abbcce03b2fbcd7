import { pipeline } from "node:stream/promises";
import { beginning } from "./body.ts";
import { closeConnection, outgoingOf } from "./connection.ts";
import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";

/** A proxy that gives up halfway: all that was sent arrives, and is not all. */
export const cut = defineFault({
  name: "cut",
  about: "the beginning of the body, then the end of the connection",
  stage: "connection",
  parameters: { bytes: integer("how many bytes of it, the last never among them", 1_000) },
  handler:
    ({ bytes }) =>
    async (c, next) => {
      const outgoing = outgoingOf(c);
      await next();
      outgoing.writeHead(c.res.status, Object.fromEntries(c.res.headers)).flushHeaders();
      try {
        await pipeline(beginning(c.res.body, bytes), outgoing, { end: false });
      } catch (error) {
        // The client may be the first to go.
        if (!outgoing.destroyed) throw error;
      }
      closeConnection(c, "politely");
    },
});
