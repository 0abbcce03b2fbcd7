import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The content type of every JSON answer, spelled as the vendor's pages spell it. */
export const JSON_TYPE = "application/json;charset=utf-8";

/** A request the API cannot read: answered with 400 and its message. */
export class BadParameters extends Error {
  override readonly name: string = "BadParameters";
  readonly status: 400 | 422 = 400;
}

/** A date in another format than the API's, or of a day that does not exist: answered with 422. */
export class BadDate extends BadParameters {
  override readonly name = "BadDate";
  override readonly status = 422;
}

/** The 400 and the 422 of the API. */
export function badParameters(c: Context, { message, status }: BadParameters): Response {
  return c.body(JSON.stringify({ oceanStatus: "badParameters", message }), status, { "content-type": JSON_TYPE });
}

/** An error that comes from the web server rather than the API, and so as a page that no JSON parser takes. */
export function htmlError(c: Context, status: ContentfulStatusCode, title: string, message: string): Response {
  return c.html(
    `<!doctype html><html><head><title>${status} ${title}</title></head><body><h1>${title}</h1><p>${message}</p></body></html>`,
    status,
  );
}
