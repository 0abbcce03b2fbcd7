import { pause } from "../runtime/scheduler.js";

/** How many batches may be on their way to the page, or wait there: some, so that the worker need not wait for each. */
const MAX_UNTAKEN = 4;

/** Keeps a worker from producing batches faster than the page takes them. */
export class Flow {
  private untaken = 0;
  private wake = () => {};

  /** A batch has been sent. */
  sent(): void {
    this.untaken++;
  }

  /** The page has taken a batch, and is ready for another one. */
  taken(): void {
    this.untaken--;
    this.wake();
  }

  /** What to wait for before doing more work. */
  readonly ready = (): Promise<void> | undefined => {
    if (this.untaken < MAX_UNTAKEN) return pause();
    return new Promise<void>((resolve) => {
      this.wake = resolve;
    }).then(pause);
  };
}
