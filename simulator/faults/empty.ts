import { defineFault } from "./fault.ts";
import { choice } from "./parameter.ts";

/** Success with an empty body. */
export const empty = defineFault({
  name: "empty",
  about: "success without a body",
  stage: "answer",
  parameters: { code: choice("the status", ["204", "200"]) },
  handler:
    ({ code }) =>
    async () =>
      new Response(null, { status: Number(code) }),
});
