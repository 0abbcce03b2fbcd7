import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { Context } from "hono";

/** Resolves after this many milliseconds, or as soon as either side closes the connection. */
export async function pause(c: Context, milliseconds: number): Promise<void> {
  const { signal } = c.req.raw;
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Resolves as soon as either side closes the connection. */
export async function closed(c: Context): Promise<void> {
  const { signal } = c.req.raw;
  if (!signal.aborted) await once(signal, "abort");
}
