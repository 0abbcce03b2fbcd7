import type { OceanClient, Update, VehiclePosition } from "ocean-fleet/worker";
import { breathe } from "../../../data/breathe.ts";
import type { LiveHooks } from "../../../data/live.ts";
import type { MappedVehicle } from "./vehicle.ts";

const INTERVAL_MS = 10_000;

/**
 * The fleet's positions, live. `watch` gives its first update once the whole answer is there; so the first answer is
 * streamed, and a large fleet appears bit by bit. `known` is what there is already, if this is not the first start.
 */
export async function* followFleet(
  ocean: OceanClient,
  hooks: LiveHooks,
  known: ReadonlyMap<string, MappedVehicle>,
): AsyncGenerator<Update<VehiclePosition>> {
  const { signal } = hooks;
  try {
    yield* firstAnswer(ocean, hooks);
    await pause(INTERVAL_MS, signal);
  } catch {
    // The watch meets whatever this was, and waits it out or throws it.
  }
  signal.throwIfAborted();
  let isFirst = true;
  for await (const update of ocean.watch("vehiclePositions", {}, { ...hooks, intervalMs: INTERVAL_MS })) {
    // To a new watch, all records are new: it has just been through the whole fleet.
    if (isFirst) await breathe();
    yield isFirst ? { ...update, removed: gone(known, update.records) } : update;
    isFirst = false;
  }
}

async function* firstAnswer(ocean: OceanClient, { signal, onProgress }: LiveHooks) {
  const records: VehiclePosition[] = [];
  for await (const added of ocean.stream("vehiclePositions", {}, { signal, onProgress })) {
    records.push(...added);
    yield { records, added, changed: [], removed: [], at: new Date().toISOString() };
  }
}

/** What a new watch cannot know: which of the vehicles that were there before are no longer in its first answer. */
function gone(known: ReadonlyMap<string, MappedVehicle>, records: readonly VehiclePosition[]): VehiclePosition[] {
  const ids = new Set(records.map(({ id }) => id));
  const removed: VehiclePosition[] = [];
  for (const [id, { record }] of known) if (!ids.has(id)) removed.push(record);
  return removed;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
