import { errorAnswer, errorBody } from "./errorAnswer.ts";
import { defineFault } from "./fault.ts";
import { choice, flag, integer, orNone } from "./parameter.ts";

/** Too many requests. The vendor exposes no headers to scripts on other origins; another server might. */
export const rateLimited = defineFault({
  name: "rate-limited",
  about: "429 with a Retry-After",
  stage: "answer",
  parameters: {
    "retry-after": orNone(integer("the seconds in Retry-After, or none to leave it out", 1, { max: 86_400 }), 1),
    form: choice("how they are written", ["seconds", "date"]),
    readable: flag("whether scripts on other origins can read the header", false),
    body: errorBody,
  },
  handler:
    ({ "retry-after": seconds, form, readable, body }) =>
    async (c) => {
      c.header("x-rate-limit-remaining", "0");
      if (seconds !== null) c.header("retry-after", form === "date" ? dateIn(seconds) : String(seconds));
      if (readable) c.header("access-control-expose-headers", "Retry-After");
      return errorAnswer(c, 429, body);
    },
});

/** The HTTP date at least this many seconds from now, rounded up as it has no fractions. */
function dateIn(seconds: number): string {
  return new Date(Math.ceil(Date.now() / 1_000 + seconds) * 1_000).toUTCString();
}
