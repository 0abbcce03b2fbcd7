import type { OceanClient, Progress } from "ocean-fleet/worker";
import { type Accessor, batch, createEffect, createSignal, onCleanup, untrack } from "solid-js";
import { useConnection, useSession } from "../session/session.tsx";
import { errorOf } from "./error.ts";

/** How a listing is doing. */
export type ListingPhase = "loading" | "complete" | "cancelled" | "failed";

export interface Listing<T> {
  /** What has arrived. While it is loaded again, what there was before, until all has arrived. */
  readonly records: Accessor<readonly T[]>;
  readonly phase: Accessor<ListingPhase>;
  readonly progress: Accessor<Progress | null>;
  /** When the last answer was complete, by the page's clock. */
  readonly completedAt: Accessor<number | null>;
  readonly error: Accessor<Error | null>;
  /** Closes the connection; what has arrived stays. */
  cancel(): void;
  reload(): void;
}

/** What a stream has to be given, besides its own parameters and options. */
export interface ListingHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Often enough to look alive, and rare enough for sorting and searching to keep up. */
const PUBLISH_EVERY_MS = 200;

/**
 * Reads a stream, for as long as the component lives, and shows its records while they arrive. The signals that `start`
 * reads start it anew, and so does signing in again.
 *
 * @example createListing((ocean, hooks) => ocean.stream("vehicles", {}, hooks))
 */
export function createListing<T>(start: (ocean: OceanClient, hooks: ListingHooks) => AsyncIterable<T[]>): Listing<T> {
  const { ocean } = useConnection();
  const { report, signIns } = useSession();
  const [records, setRecords] = createSignal<readonly T[]>([]);
  const [phase, setPhase] = createSignal<ListingPhase>("loading");
  const [progress, setProgress] = createSignal<Progress | null>(null);
  const [completedAt, setCompletedAt] = createSignal<number | null>(null);
  const [error, setError] = createSignal<Error | null>(null);
  const [starts, setStarts] = createSignal(0);
  let controller = new AbortController();

  createEffect(() => {
    starts();
    signIns();
    controller = new AbortController();
    const { signal } = controller;
    onCleanup(() => controller.abort());
    setPhase("loading");
    setProgress(null);
    setError(null);
    const batches = start(ocean, { signal, onProgress: setProgress });
    // What reading looks at must not start it anew.
    void untrack(() => read(batches, signal));
  });

  async function read(batches: AsyncIterable<T[]>, signal: AbortSignal): Promise<void> {
    const isFirst = completedAt() === null;
    const arrived: T[] = [];
    let published = performance.now();
    try {
      for await (const batch of batches) {
        for (const record of batch) arrived.push(record);
        const now = performance.now();
        if (!isFirst || (records().length > 0 && now - published < PUBLISH_EVERY_MS)) continue;
        published = now;
        setRecords(arrived.slice());
      }
      batch(() => {
        setRecords(arrived);
        setCompletedAt(Date.now());
        setPhase("complete");
      });
    } catch (problem) {
      if (isFirst) setRecords(arrived);
      if (signal.aborted) return;
      report(problem);
      setError(errorOf(problem));
      setPhase("failed");
    }
  }

  return {
    records,
    phase,
    progress,
    completedAt,
    error,
    cancel: () => {
      controller.abort();
      setPhase("cancelled");
    },
    reload: () => setStarts((count) => count + 1),
  };
}
