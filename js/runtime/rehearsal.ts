import type { BackendRequest } from "../backend.js";
import type { BatchSink } from "../records/batch-sink.js";
import type { Core } from "./core.js";
import { enqueue } from "./scheduler.js";

/** The resources whose answers each instance has rehearsed. */
const rehearsed = new WeakMap<Core, Set<string>>();

/**
 * Rehearses the answer to a request that is being sent, once for each resource. Platforms compile a function when it is
 * first called, which for a short answer takes longer than the decoding: nobody has to wait for it in the meantime.
 */
export function rehearseOnce(core: Core, request: BackendRequest, batches: BatchSink): void {
  const resources = rehearsed.get(core) ?? new Set();
  if (resources.has(request.resource)) return;
  rehearsed.set(core, resources.add(request.resource));
  // The request is on its way by the next turn. Whatever is wrong shows in its own answer, too.
  enqueue(() => void core.rehearse(request, batches).catch(() => {}));
}
