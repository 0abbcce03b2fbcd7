import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The content type of every JSON answer, spelled as on the vendor's pages. */
export const JSON_TYPE = "application/json;charset=utf-8";

/** A request the API cannot read: answered with 400 and this message. */
export class BadParameters extends Error {
  override readonly name: string = "BadParameters";
  readonly status: 400 | 422 = 400;
}

/** A date in the wrong format, a day that does not exist, or a period that is too long: answered with 422. */
export class BadDate extends BadParameters {
  override readonly name = "BadDate";
  override readonly status = 422;
}

/** The API's 400 and 422 answers. */
export function badParameters(c: Context, { message, status }: BadParameters): Response {
  return c.body(JSON.stringify({ oceanStatus: "badParameters", message }), status, { "content-type": JSON_TYPE });
}

/** An error from the web server rather than the API, and therefore an HTML page instead of JSON. */
export function htmlError(c: Context, status: ContentfulStatusCode, title: string, message: string): Response {
  return c.html(
    `<!doctype html><html><head><title>${status} ${title}</title></head><body><h1>${title}</h1><p>${message}</p></body></html>`,
    status,
  );
}
