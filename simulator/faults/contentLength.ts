import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";

/** Nothing wrong by itself: it makes what `cut`, `stall` and `slow-body` do happen to a body of announced length. */
export const contentLength = defineFault({
  name: "content-length",
  about: "the answer with its length announced, instead of chunked; it is held in memory for that",
  stage: "length",
  parameters: {},
  handler: () => async (c, next) => {
    await next();
    if (!c.res.body) return;
    const body = await c.res.arrayBuffer();
    replaceBody(c, body, { "content-length": String(body.byteLength) });
  },
});
