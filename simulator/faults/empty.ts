import { defineFault } from "./fault.ts";
import { choice } from "./parameter.ts";

/** Success with nothing in it. */
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
