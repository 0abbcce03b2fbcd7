import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { Context } from "hono";

/** Resolves after so many milliseconds, or as soon as the connection is closed, whoever closes it. */
export async function pause(c: Context, milliseconds: number): Promise<void> {
  const { signal } = c.req.raw;
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Resolves as soon as the connection is closed, whoever closes it. */
export async function closed(c: Context): Promise<void> {
  const { signal } = c.req.raw;
  if (!signal.aborted) await once(signal, "abort");
}
