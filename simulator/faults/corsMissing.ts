import { defineFault } from "./fault.ts";

/** An answer that a browser withholds from scripts on other origins, its status included. Preflights still pass. */
export const corsMissing = defineFault({
  name: "cors-missing",
  about: "the answer without any Access-Control header; preflights still pass",
  stage: "headers",
  parameters: {},
  handler: () => async (c, next) => {
    await next();
    for (const name of [...c.res.headers.keys()]) {
      if (name.startsWith("access-control-")) c.res.headers.delete(name);
    }
  },
});
