import type { OceanClient, OceanError, Progress, Update } from "ocean-fleet/worker";
import { type Accessor, batch, createEffect, createSignal, onCleanup } from "solid-js";
import { useConnection, useSession } from "../session/session.tsx";
import { errorOf } from "./error.ts";

/** How a watch is doing. */
export type LivePhase = "loading" | "live" | "cancelled" | "failed";

export interface Live<T> {
  /** The latest update; that of the watch before, until a new one has its first. */
  readonly update: Accessor<Update<T> | null>;
  /** All records of the latest update. */
  readonly records: Accessor<readonly T[]>;
  readonly phase: Accessor<LivePhase>;
  /** What has arrived of the answer under way, while there is nothing to show yet. */
  readonly progress: Accessor<Progress | null>;
  /** Why it failed for good, or why the last poll did: see `failures`. */
  readonly error: Accessor<Error | null>;
  /** How many polls in a row have failed; the watch goes on. */
  readonly failures: Accessor<number>;
  /** When the server was last heard of, by the page's clock: also by a poll that found no change. */
  readonly heardAt: Accessor<number | null>;
  /** Stops it and closes its connection. */
  cancel(): void;
  /** Starts it again after `cancel` or a failure. */
  restart(): void;
}

/** What a watch has to be given, besides its own parameters and options. */
export interface LiveHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly onError: (error: OceanError, failures: number) => void;
}

/**
 * Follows a watch for as long as the component lives. The signals that `start` reads start it anew, and so does signing in
 * again. The first update of a watch has every record in `added`.
 *
 * @example createLive((ocean, hooks) => ocean.watch("vehiclePositions", {}, { ...hooks, intervalMs: 10_000 }))
 */
export function createLive<T>(start: (ocean: OceanClient, hooks: LiveHooks) => AsyncIterable<Update<T>>): Live<T> {
  const { ocean } = useConnection();
  const { report, signIns } = useSession();
  const [update, setUpdate] = createSignal<Update<T> | null>(null);
  const [phase, setPhase] = createSignal<LivePhase>("loading");
  const [progress, setProgress] = createSignal<Progress | null>(null);
  const [error, setError] = createSignal<Error | null>(null);
  const [failures, setFailures] = createSignal(0);
  const [heardAt, setHeardAt] = createSignal<number | null>(null);
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
    succeeded();
    const hooks: LiveHooks = {
      signal,
      onProgress: (next) => {
        setProgress(next);
        setHeardAt(Date.now());
        succeeded();
      },
      onError: (problem, count) => {
        setError(problem);
        setFailures(count);
      },
    };
    void follow(start(ocean, hooks), signal);
  });

  function succeeded(): void {
    setError(null);
    setFailures(0);
  }

  async function follow(updates: AsyncIterable<Update<T>>, signal: AbortSignal): Promise<void> {
    try {
      for await (const next of updates) {
        if (signal.aborted) return;
        batch(() => {
          setPhase("live");
          setUpdate(() => next);
        });
      }
    } catch (problem) {
      if (signal.aborted) return;
      report(problem);
      setPhase("failed");
      setError(errorOf(problem));
    }
  }

  return {
    update,
    records: () => update()?.records ?? [],
    phase,
    progress,
    error,
    failures,
    heardAt,
    cancel: () => {
      controller.abort();
      setPhase("cancelled");
    },
    restart: () => setStarts((count) => count + 1),
  };
}
