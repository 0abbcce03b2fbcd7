import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";
import { pause } from "./waiting.ts";

/** A server that takes its time before it answers. */
export const slowHeaders = defineFault({
  name: "slow-headers",
  about: "nothing for a while, then the answer",
  stage: "arrival",
  parameters: { ms: integer("milliseconds of silence", 1_000, { max: 3_600_000 }) },
  handler:
    ({ ms }) =>
    async (c, next) => {
      await pause(c, ms);
      await next();
    },
});
