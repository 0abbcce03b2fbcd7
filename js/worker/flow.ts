import { pause } from "../runtime/scheduler.js";

/** How many batches may be on their way to the page, so that the worker need not wait for each. */
const MAX_UNTAKEN = 4;

/** Keeps a worker from producing batches faster than the page takes them. */
export class Flow {
  private readonly max: number;
  private untaken = 0;
  private wake = () => {};

  /** In a stream, waiting for the reader does not count as time that the request takes, so each batch is waited for. */
  constructor(isStream: boolean) {
    this.max = isStream ? 1 : MAX_UNTAKEN;
  }

  /** A batch has been sent. */
  sent(): void {
    this.untaken++;
  }

  /** The page has taken a batch, and is ready for another one. */
  taken(): void {
    this.untaken--;
    if (this.untaken < this.max) this.wake();
  }

  /** What to wait for before doing more work. */
  readonly ready = (): Promise<void> | undefined => {
    if (this.untaken < this.max) return pause();
    return new Promise<void>((resolve) => {
      this.wake = resolve;
    }).then(pause);
  };
}
