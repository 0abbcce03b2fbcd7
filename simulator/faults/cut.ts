import { pipeline } from "node:stream/promises";
import { beginning } from "./body.ts";
import { closeConnection, outgoingOf } from "./connection.ts";
import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";

/** A proxy that gives up halfway: everything that was sent arrives, but it is not the whole answer. */
export const cut = defineFault({
  name: "cut",
  about: "the beginning of the body, then the connection is closed",
  stage: "connection",
  parameters: { bytes: integer("how many bytes of it, but never the last one", 1_000) },
  handler:
    ({ bytes }) =>
    async (c, next) => {
      const outgoing = outgoingOf(c);
      await next();
      outgoing.writeHead(c.res.status, Object.fromEntries(c.res.headers)).flushHeaders();
      try {
        await pipeline(beginning(c.res.body, bytes), outgoing, { end: false });
      } catch (error) {
        // The client may leave first.
        if (!outgoing.destroyed) throw error;
      }
      closeConnection(c, "politely");
    },
});
