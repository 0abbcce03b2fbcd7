import type { Context } from "hono";

/** Replaces the answer's body and these headers; keeps its status and other headers. */
export function replaceBody(
  c: Context,
  body: ReadableStream<Uint8Array> | ArrayBuffer | string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { status, headers: before } = c.res;
  const after = new Headers(before);
  for (const [name, value] of Object.entries(headers)) after.set(name, value);
  replaceAnswer(c, new Response(body, { status, headers: after }));
}

/** Replaces the whole answer. Hono would otherwise keep the old one's headers. */
export function replaceAnswer(c: Context, answer: Response): void {
  c.res = undefined;
  c.res = answer;
}
