import { TOKEN_LIFETIME } from "../auth.ts";
import { exchangeOf } from "../exchange.ts";
import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";

/** Two servers behind one address, one of them with the wrong time. */
export const clockSkew = defineFault({
  name: "clock-skew",
  about: "a server whose clock is ahead, so that its Date is wrong and tokens have expired for it",
  stage: "arrival",
  parameters: {
    ms: integer("how far ahead; by default, a token's lifetime", TOKEN_LIFETIME, {
      min: -1_000_000_000_000,
      max: 1_000_000_000_000,
    }),
  },
  handler:
    ({ ms }) =>
    async (c, next) => {
      exchangeOf(c).clockSkew += ms;
      await next();
      c.header("date", new Date(Date.now() + ms).toUTCString());
    },
});
