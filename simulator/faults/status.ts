import { errorAnswer, errorBody } from "./errorAnswer.ts";
import { defineFault } from "./fault.ts";
import { integer } from "./parameter.ts";

/** Any other status, usually a 5xx; `burst` makes several in a row. */
export const status = defineFault({
  name: "status",
  about: "any status, usually a 5xx",
  stage: "answer",
  parameters: { code: integer("from 200 to 599", 503, { min: 200, max: 599 }), body: errorBody },
  handler:
    ({ code, body }) =>
    async (c) =>
      errorAnswer(c, code, body),
});
