import { cors as allowOrigins } from "hono/cors";

/**
 * CORS as the vendor has it: any origin, three request headers, preflights cached for an hour, and no exposed response
 * headers. A client that sends any other header fails here as it would there.
 */
export const cors = () =>
  allowOrigins({
    origin: "*",
    allowMethods: ["GET", "HEAD", "POST", "OPTIONS"],
    allowHeaders: ["X-Auth-Token", "x-requested-with", "content-type"],
    maxAge: 3_600,
  });
