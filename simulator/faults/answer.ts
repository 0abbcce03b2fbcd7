import type { Context } from "hono";

/** Puts another body in the place of the answer's, under its status and headers but for those given. */
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

/** Puts another answer in the place of the one there, whose headers Hono would otherwise keep. */
export function replaceAnswer(c: Context, answer: Response): void {
  c.res = undefined;
  c.res = answer;
}
