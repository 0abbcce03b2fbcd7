import type { RedirectStatusCode } from "hono/utils/http-status";
import { ELSEWHERE_PATH } from "../paths.ts";
import { defineFault } from "./fault.ts";
import { choice } from "./parameter.ts";

/**
 * Redirects to another origin: this simulator under its other name, which answers anyone with `[]`, so that a client
 * that follows sees no error. The log then shows whether it sent the token along.
 */
export const redirect = defineFault({
  name: "redirect",
  about: `a redirect from 127.0.0.1 to localhost, or vice versa, under ${ELSEWHERE_PATH}`,
  stage: "answer",
  parameters: { code: choice("the status", ["302", "301", "303", "307", "308"]) },
  handler:
    ({ code }) =>
    async (c) => {
      const target = new URL(c.req.url);
      target.hostname = target.hostname === "localhost" ? "127.0.0.1" : "localhost";
      target.pathname = `${ELSEWHERE_PATH}${c.req.path}`;
      return c.redirect(target.href, Number(code) as RedirectStatusCode);
    },
});
