import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";

/** A compressing proxy, so that the bytes sent are not those of the body. */
export const gzip = defineFault({
  name: "gzip",
  about: "a compressed answer, whatever the request accepts",
  stage: "encoding",
  parameters: {},
  handler: () => async (c, next) => {
    await next();
    if (!c.res.body) return;
    const compressed = c.res.body.pipeThrough(new CompressionStream("gzip"));
    replaceBody(c, compressed, { "content-encoding": "gzip", vary: "Accept-Encoding" });
  },
});
