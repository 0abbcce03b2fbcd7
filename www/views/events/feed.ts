import type { LatestEvent } from "ocean-fleet/worker";
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

/** How long what is new catches the eye. */
const MARKED_MS = 4000;

export interface Feed {
  /** The events to show: while something is being read, those that were there when the reader began. */
  readonly shown: Accessor<readonly LatestEvent[]>;
  /** How many events wait to be shown. */
  readonly waiting: Accessor<number>;
  readonly isMarked: (event: LatestEvent) => boolean;
}

/**
 * Shows events as they come, unless that would move what is being read.
 *
 * @param events the latest ones; an event that has not changed is the same object as before
 * @param isReading whether the reader has left the top
 * @param codes what is followed: after a change, events differ without being new
 */
export function createFeed(
  events: Accessor<readonly LatestEvent[]>,
  isReading: Accessor<boolean>,
  codes: Accessor<readonly number[]>,
): Feed {
  const [shown, setShown] = createSignal<readonly LatestEvent[]>([]);
  const [waiting, setWaiting] = createSignal(0);
  const [marked, setMarked] = createSignal<ReadonlySet<LatestEvent>>(new Set());
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  function newEvents(): readonly LatestEvent[] {
    const known = new Set(shown().map(({ id }) => id));
    return events().filter(({ id }) => id === null || !known.has(id));
  }

  function show(fresh: readonly LatestEvent[]): void {
    setShown(events());
    setWaiting(0);
    if (fresh.length === 0) return;
    setMarked(new Set(fresh));
    clearTimeout(timer);
    timer = setTimeout(() => setMarked(new Set<LatestEvent>()), MARKED_MS);
  }

  createEffect(
    on(codes, () => {
      isFirst = true;
    }),
  );
  createEffect(
    on(
      events,
      () => {
        if (isFirst) show([]);
        else if (isReading()) setWaiting(newEvents().length);
        else show(newEvents());
        isFirst = false;
      },
      { defer: true },
    ),
  );
  createEffect(
    on(isReading, () => {
      if (!isReading() && waiting() > 0) show(newEvents());
    }),
  );
  return { shown, waiting, isMarked: (event) => marked().has(event) };
}
