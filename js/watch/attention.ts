// Whether anybody could see what a watch finds. Workers have no document, and Node knows nothing of networks.

/** The part of the platform that tells. It is looked up on use, not on import. */
interface Surroundings {
  readonly document?: EventTarget & { readonly visibilityState?: string };
  readonly navigator?: { readonly onLine?: boolean };
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

const surroundings = () => globalThis as unknown as Surroundings;

/** Whether there is no point in polling now: the page is hidden, if that counts, or offline. */
export function isAway(hiddenCounts: boolean): boolean {
  const { document, navigator } = surroundings();
  return (hiddenCounts && document?.visibilityState === "hidden") || navigator?.onLine === false;
}

/**
 * Resolves with `true` after some milliseconds, or with `false` as soon as the page may be hidden, shown, offline or online
 * again; rejects with what the signal was aborted with. Nothing is left of it then.
 */
export function rest(milliseconds: number | undefined, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const { document } = surroundings();
    const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds, true);
    const change = () => end(false);
    const targets = [
      [document, "visibilitychange"],
      [surroundings(), "online"],
      [surroundings(), "offline"],
      [signal, "abort"],
    ] as const;
    for (const [target, type] of targets) target?.addEventListener?.(type, change);
    if (signal.aborted) change();

    function end(isOver: boolean) {
      clearTimeout(timer);
      for (const [target, type] of targets) target?.removeEventListener?.(type, change);
      if (signal.aborted) reject(signal.reason);
      else resolve(isOver);
    }
  });
}
