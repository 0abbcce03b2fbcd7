import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";

/** Harmless by itself: combine it with `cut`, `stall` or `slow-body` to apply those to a body of announced length. */
export const contentLength = defineFault({
  name: "content-length",
  about: "an answer with a Content-Length instead of chunks; it is buffered in memory",
  stage: "length",
  parameters: {},
  handler: () => async (c, next) => {
    await next();
    if (!c.res.body) return;
    const body = await c.res.arrayBuffer();
    replaceBody(c, body, { "content-length": String(body.byteLength) });
  },
});
