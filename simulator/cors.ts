import { cors as allowOrigins } from "hono/cors";

/**
 * The vendor's answer to other origins: every origin, three request headers, an hour's cache for preflights, and no
 * response header exposed. A client that sends any other header fails here as it would there.
 */
export const cors = () =>
  allowOrigins({
    origin: "*",
    allowMethods: ["GET", "HEAD", "POST", "OPTIONS"],
    allowHeaders: ["X-Auth-Token", "x-requested-with", "content-type"],
    maxAge: 3_600,
  });
