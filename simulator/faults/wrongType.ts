import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";
import { choice, text } from "./parameter.ts";

/** The page of a captive portal or a proxy's login page, sent with status 200. */
const PAGE =
  "<!doctype html><html><head><title>Welcome</title></head><body><p>Please accept the terms of this network.</p></body></html>";

/** An answer that is not what its content type or status claims. */
export const wrongType = defineFault({
  name: "wrong-type",
  about: "a 200 with a captive portal's page, or the real answer with the wrong content type",
  stage: "content",
  parameters: {
    body: choice("what is sent", ["page", "answer"]),
    type: text("the content type", "text/html"),
  },
  handler:
    ({ body, type }) =>
    async (c, next) => {
      if (body === "page") return c.body(PAGE, 200, { "content-type": type });
      await next();
      if (c.res.body) replaceBody(c, c.res.body, { "content-type": type });
    },
});
