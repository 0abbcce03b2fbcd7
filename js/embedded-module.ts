import EMBEDDED from "./generated/embedded.js";
import { LoadingProblem } from "./loading-problem.js";
import { builtinModule } from "./runtime/platform.js";

/** The bytes of the module that is part of this package's code, compressed and as text: see `scripts/build.mjs`. */
export async function embeddedModule(): Promise<BufferSource> {
  const compressed = Uint8Array.from(atob(EMBEDDED), (letter) => letter.charCodeAt(0));
  // In Node this takes less than its streams do, and Jest hides those in its jsdom environment.
  const zlib = builtinModule("node:zlib");
  if (zlib) return zlib.inflateSync(compressed);
  const { DecompressionStream, Response } = globalThis as Partial<typeof globalThis>;
  if (DecompressionStream && Response) {
    const inflated = new Response(compressed).body?.pipeThrough(new DecompressionStream("deflate"));
    if (inflated) return new Response(inflated).arrayBuffer();
  }
  throw new LoadingProblem(
    "cannot be unpacked, because there is no DecompressionStream. Use Chrome 96, Firefox 113, Safari 16.4, Node 20.19, or later",
  );
}
