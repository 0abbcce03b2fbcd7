import type { BatchSink } from "../records/batch-sink.js";
import type { Core } from "./core.js";
import { enqueue } from "./scheduler.js";

/** The resources that each instance has been warmed up for. */
const done = new WeakMap<Core, Set<string>>();

/**
 * Decodes a few made-up records once a request for such records has been sent. Platforms compile a function when it is
 * first called, which for a short answer takes longer than the decoding: nobody has to wait for it in the meantime.
 */
export function warmUp(core: Core, resource: string, options: unknown, rehearsal: BatchSink): void {
  const resources = done.get(core) ?? new Set();
  if (resources.has(resource)) return;
  done.set(core, resources.add(resource));
  // The request is on its way by the next turn.
  enqueue(() => {
    try {
      core.rehearse(resource, options, rehearsal);
    } catch {
      // Whatever is wrong shows in the answer, too.
    }
  });
}
