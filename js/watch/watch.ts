import { isOceanError, type OceanError } from "../error.js";
import { Thrown } from "../input.js";
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
  readonly continuesHidden: boolean;
  /** Tells the caller of a failure, and gives what the caller returns. */
  tell(error: unknown, failuresInARow: number): unknown;
  /** Sends a request; gives nothing if nothing has changed. */
  poll(): Promise<Update<unknown> | undefined>;
  /** Called when there will be no more polls. */
  end(): void;
}

/** The loop of a watch. Polls are sent only while somebody waits for the next update. */
export class Watch implements AsyncIterableIterator<Update<unknown>, undefined> {
  /** The last call of `next`. */
  private last: Promise<unknown> = Promise.resolve();
  private polling: Polling | undefined;
  private isOver = false;
  /** When the next poll is due. */
  private due = 0;
  private failures = 0;
  /** The resolving functions of all calls of `next` that wait. */
  private readonly waiting = new Set<(result: IteratorReturnResult<undefined>) => void>();

  /**
   * @param start begins; called for the first update
   * @param aborting ends what is under way; its signal follows the caller's, too
   */
  constructor(
    private readonly start: () => Promise<Polling>,
    private readonly aborting: AbortController,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Update<unknown>, undefined>> {
    const turn = this.last.then(() => this.advance());
    this.last = turn.catch(() => {});
    return new Promise((resolve, reject) => {
      this.waiting.add(resolve);
      turn.then(resolve, reject).finally(() => this.waiting.delete(resolve));
    });
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    for (const resolve of this.waiting) resolve(DONE);
    this.finish();
    this.aborting.abort();
    return DONE;
  }

  private finish(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.polling?.end();
  }

  /** Polls until there is something new. */
  private async advance(): Promise<IteratorResult<Update<unknown>, undefined>> {
    try {
      while (!this.isOver) {
        this.polling ??= await this.start();
        await this.untilDue(this.polling);
        const update = await this.poll(this.polling);
        if (update) return { done: false, value: update };
      }
      return DONE;
    } catch (error) {
      this.finish();
      throw error instanceof Thrown ? error.value : error;
    }
  }

  /** Waits for the next poll. It is due at once when the page is shown, or online, again. */
  private async untilDue({ continuesHidden }: Polling): Promise<void> {
    const { signal } = this.aborting;
    for (;;) {
      if (isAway(!continuesHidden)) {
        await rest(undefined, signal);
        this.due = 0;
        continue;
      }
      const left = this.due - performance.now();
      if (left <= 0 || (await rest(left, signal))) return;
    }
  }

  private async poll(polling: Polling): Promise<Update<unknown> | undefined> {
    let wait = polling.intervalMs;
    try {
      const update = await polling.poll();
      this.failures = 0;
      return update;
    } catch (error) {
      if (this.aborting.signal.aborted) throw error;
      wait = this.waitAfter(error, polling);
    } finally {
      this.due = performance.now() + wait;
    }
    return undefined;
  }

  /** Tells of a failure, and throws it unless there is to be another poll. */
  private waitAfter(error: unknown, polling: Polling): number {
    this.failures++;
    const isAccepted = polling.tell(error, this.failures) === true;
    const { code, retryAfterMs = 0 }: Partial<OceanError> = isOceanError(error) ? error : {};
    if (!isAccepted && !PASSING.includes(code)) throw error;
    const { intervalMs } = polling;
    const doubled = Math.min(intervalMs * 2 ** this.failures, Math.max(LONGEST_WAIT, intervalMs));
    return Math.max(doubled, retryAfterMs);
  }
}
