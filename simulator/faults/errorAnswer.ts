import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { htmlError, JSON_TYPE } from "../errors.ts";
import { choice } from "./parameter.ts";

/** Statuses that never have a body in HTTP. */
export const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/** What the statuses are called that a page about an error is likely to be of. */
const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  408: "Request Timeout",
  409: "Conflict",
  413: "Payload Too Large",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** What kind of body an error has. The vendor's are not documented, so a client has to cope with all of them. */
export const errorBody = choice("what the body is", ["html", "json", "empty"]);

/** An error as a web server, the API or a broken proxy would send it. */
export function errorAnswer(c: Context, status: number, body: typeof errorBody.fallback): Response {
  if (body === "empty" || WITHOUT_BODY.includes(status)) return new Response(null, { status });
  const title = TITLES[status] ?? "Fault";
  const message = "The simulator was asked for this fault.";
  // Hono's type only lists the statuses it knows.
  if (body === "html") return htmlError(c, status as ContentfulStatusCode, title, message);
  const answer = { oceanStatus: "simulatedFault", message };
  return c.body(JSON.stringify(answer), status as ContentfulStatusCode, { "content-type": JSON_TYPE });
}
