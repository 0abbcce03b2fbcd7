import { errorAnswer, errorBody } from "./errorAnswer.ts";
import { defineFault } from "./fault.ts";

/** A token refused before its time, as after a restart of the server. */
export const unauthorized = defineFault({
  name: "unauthorized",
  about: "401, whatever the token; it stays in force",
  stage: "answer",
  parameters: { body: errorBody },
  handler:
    ({ body }) =>
    async (c) =>
      errorAnswer(c, 401, body),
});
