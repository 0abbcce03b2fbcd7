import { connectionOf } from "../connection.ts";
import { replaceBody } from "./answer.ts";
import { beginning, bodyOf } from "./body.ts";
import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";

/** A connection that goes dead silently: it stays open, but nothing more arrives. */
export const stall = defineFault({
  name: "stall",
  about: "the beginning of the body, then nothing for as long as the client waits",
  stage: "pace",
  parameters: { bytes: integer("how many bytes of it, but never the last one", 1_000) },
  handler:
    ({ bytes }) =>
    async (c, next) => {
      await next();
      const { body } = c.res;
      if (!body) return;
      async function* stalling(whole: ReadableStream<Uint8Array>) {
        yield* beginning(whole, bytes);
        await connectionOf(c).closed;
      }
      replaceBody(c, bodyOf(stalling(body)));
    },
});
