import { ConnectionLost } from "../connection.ts";
import { type Exchange, exchangeOf } from "../exchange.ts";
import { replaceBody } from "./answer.ts";
import { beginning, bodyOf, type Pieces } from "./body.ts";
import { WITHOUT_BODY } from "./errorAnswer.ts";
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
      await next();
      const { body, status } = c.res;
      if (WITHOUT_BODY.includes(status)) return;
      replaceBody(c, bodyOf(broken(body, bytes, exchangeOf(c))));
    },
});

async function* broken(body: ReadableStream<Uint8Array> | null, bytes: number, exchange: Exchange): Pieces {
  yield* beginning(body, bytes);
  exchange.cut = true;
  throw new ConnectionLost("The connection was closed in the middle of the answer, by the fault `cut`.");
}
