import { STATUS_CODES } from "node:http";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { htmlError, JSON_TYPE } from "../errors.ts";
import { choice } from "./parameter.ts";

/** Statuses that HTTP knows without a body alone. */
const WITHOUT_BODY = [204, 205, 304];

/** What the body of an error is. The vendor's own are unknown, so that a client has to cope with each. */
export const errorBody = choice("what the body is", ["html", "json", "empty"]);

/** An error as a web server, the API or a broken proxy would answer with it. */
export function errorAnswer(c: Context, status: number, body: typeof errorBody.fallback): Response {
  if (body === "empty" || WITHOUT_BODY.includes(status)) return new Response(null, { status });
  const title = STATUS_CODES[status] ?? "Fault";
  const message = "The simulator was asked for this fault.";
  // Hono's type lists the statuses it has heard of.
  if (body === "html") return htmlError(c, status as ContentfulStatusCode, title, message);
  const answer = { oceanStatus: "simulatedFault", message };
  return c.body(JSON.stringify(answer), status as ContentfulStatusCode, { "content-type": JSON_TYPE });
}
