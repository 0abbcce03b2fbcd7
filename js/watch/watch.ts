import { isOceanError, type OceanError } from "../error.js";
import { outcome } from "../input.js";
import { isAway, rest } from "./attention.js";
import type { Update } from "./update.js";

/** What is waited out. */
const PASSING: readonly unknown[] = ["network", "timeout", "rate-limited", "server"];
/** The longest wait after failures, unless the interval is longer. */
const LONGEST_WAIT = 300_000;

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** How a watch polls. */
export interface Polling {
  /** The time between polls, in milliseconds. */
  readonly intervalMs: number;
  /** Whether to poll while the page is hidden. */
  readonly continuesHidden: boolean;
  /** Tells the caller of a failure, and gives what the caller returns. */
  tell(error: unknown, failuresInARow: number): unknown;
  /** Sends a request; gives nothing if nothing has changed. */
  poll(): Promise<Update<unknown> | undefined>;
  /** Called when there will be no more polls. */
  end(): void;
}

/**
 * The loop of a watch. Polls are sent only while somebody waits for the next update.
 *
 * @param start begins; called for the first update
 * @param aborting ends what is under way; its signal follows the caller's, too
 */
export function watch(
  start: () => Promise<Polling>,
  aborting: AbortController,
): AsyncIterableIterator<Update<unknown>> {
  const { signal } = aborting;
  /** The last call of `next`. */
  let last: Promise<unknown> = Promise.resolve();
  /** The resolving functions of all calls of `next` that wait. */
  const waiting = new Set<(result: typeof DONE) => void>();
  let polling: Polling | undefined;
  let isOver = false;
  /** When the next poll is due. */
  let due = 0;
  let failures = 0;

  function finish(): void {
    isOver = true;
    polling?.end();
  }

  /** Polls until there is something new. */
  async function advance(): Promise<IteratorResult<Update<unknown>, undefined>> {
    try {
      while (!isOver) {
        polling ??= await start();
        await untilDue(polling);
        const update = await poll(polling);
        if (update) return { done: false, value: update };
      }
      return DONE;
    } catch (error) {
      finish();
      throw outcome(error);
    }
  }

  /** Waits for the next poll. It is due at once when the page is shown, or online, again. */
  async function untilDue({ continuesHidden }: Polling): Promise<void> {
    for (;;) {
      while (isAway(!continuesHidden)) {
        await rest(undefined, signal);
        due = 0;
      }
      const left = due - performance.now();
      if (left <= 0 || (await rest(left, signal))) return;
    }
  }

  async function poll(polling: Polling): Promise<Update<unknown> | undefined> {
    let wait = polling.intervalMs;
    try {
      const update = await polling.poll();
      failures = 0;
      return update;
    } catch (error) {
      if (signal.aborted) throw error;
      wait = waitAfter(error, polling);
    } finally {
      due = performance.now() + wait;
    }
    return undefined;
  }

  /** Tells of a failure, and throws it unless there is to be another poll. */
  function waitAfter(error: unknown, { intervalMs, tell }: Polling): number {
    failures++;
    const isAccepted = tell(error, failures) === true;
    const { code, retryAfterMs = 0 }: Partial<OceanError> = isOceanError(error) ? error : {};
    if (!isAccepted && !PASSING.includes(code)) throw error;
    return Math.max(intervalMs, Math.min(intervalMs * 2 ** failures, LONGEST_WAIT), retryAfterMs);
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const turn = last.then(advance);
      last = turn.catch(() => {});
      // No race with a promise that lives as long as the loop: it would hold all that was ever given out.
      return new Promise((resolve, reject) => {
        waiting.add(resolve);
        turn.then(resolve, reject).finally(() => waiting.delete(resolve));
      });
    },
    async return() {
      for (const resolve of waiting) resolve(DONE);
      finish();
      aborting.abort();
      return DONE;
    },
  };
}
