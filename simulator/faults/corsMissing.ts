import { defineFault } from "./fault.ts";

/** An answer that browsers hide from scripts on other origins, including its status. Preflights still pass. */
export const corsMissing = defineFault({
  name: "cors-missing",
  about: "an answer without Access-Control headers; preflights still pass",
  stage: "headers",
  parameters: {},
  handler: () => async (c, next) => {
    await next();
    for (const name of [...c.res.headers.keys()]) {
      if (name.startsWith("access-control-")) c.res.headers.delete(name);
    }
  },
});
