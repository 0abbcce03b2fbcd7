import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";

/** What a compressing proxy does, so that the bytes on the way are not those of the body. */
export const gzip = defineFault({
  name: "gzip",
  about: "the answer, compressed, whatever the request accepts",
  stage: "encoding",
  parameters: {},
  handler: () => async (c, next) => {
    await next();
    if (!c.res.body) return;
    const compressed = c.res.body.pipeThrough(new CompressionStream("gzip"));
    replaceBody(c, compressed, { "content-encoding": "gzip", vary: "Accept-Encoding" });
  },
});
