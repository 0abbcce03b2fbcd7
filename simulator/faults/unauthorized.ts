import { errorAnswer, errorBody } from "./errorAnswer.ts";
import { defineFault } from "./fault.ts";

/** A token refused before it expires, as after a server restart. */
export const unauthorized = defineFault({
  name: "unauthorized",
  about: "401, whatever the token, which stays valid",
  stage: "answer",
  parameters: { body: errorBody },
  handler:
    ({ body }) =>
    async (c) =>
      errorAnswer(c, 401, body),
});
