import { replaceBody } from "./answer.ts";
import { bodyOf, piecesOf } from "./body.ts";
import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";
import { pause } from "./waiting.ts";

/** A slow connection: a body that keeps coming, in small pieces. */
export const slowBody = defineFault({
  name: "slow-body",
  about: "the body in pieces, with a pause after each",
  stage: "pace",
  parameters: {
    ms: integer("milliseconds per pause", 50, { max: 3_600_000 }),
    bytes: integer("bytes per piece", 1_024, { min: 1 }),
  },
  handler:
    ({ ms, bytes }) =>
    async (c, next) => {
      await next();
      const { body } = c.res;
      if (!body) return;
      async function* slowly(whole: ReadableStream<Uint8Array>) {
        for await (const piece of piecesOf(whole)) {
          for (let start = 0; start < piece.length; start += bytes) {
            yield piece.subarray(start, start + bytes);
            await pause(c, ms);
          }
        }
      }
      replaceBody(c, bodyOf(slowly(body)));
    },
});
