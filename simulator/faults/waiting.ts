import type { Context } from "hono";
import { connectionOf } from "../connection.ts";

/** Resolves after this many milliseconds, or as soon as the connection closes. */
export async function pause(c: Context, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([over, connectionOf(c).closed]);
  clearTimeout(timer);
}
