import { STATUS_CODES } from "node:http";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { htmlError, JSON_TYPE } from "../errors.ts";
import { choice } from "./parameter.ts";

/** Statuses that never have a body in HTTP. */
const WITHOUT_BODY = [204, 205, 304];

/** What kind of body an error has. The vendor's are not documented, so a client has to cope with all of them. */
export const errorBody = choice("what the body is", ["html", "json", "empty"]);

/** An error as a web server, the API or a broken proxy would send it. */
export function errorAnswer(c: Context, status: number, body: typeof errorBody.fallback): Response {
  if (body === "empty" || WITHOUT_BODY.includes(status)) return new Response(null, { status });
  const title = STATUS_CODES[status] ?? "Fault";
  const message = "The simulator was asked for this fault.";
  // Hono's type only lists the statuses it knows.
  if (body === "html") return htmlError(c, status as ContentfulStatusCode, title, message);
  const answer = { oceanStatus: "simulatedFault", message };
  return c.body(JSON.stringify(answer), status as ContentfulStatusCode, { "content-type": JSON_TYPE });
}
