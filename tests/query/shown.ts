import type { Application, State } from "./libraries/library.ts";

/** A component that uses a library's hook. */
export class Shown {
  readonly hide: () => void;
  private state: State = { data: undefined, error: null };
  private wake = () => {};

  constructor(application: Application, hook: () => unknown) {
    this.hide = application.mount(hook, (state) => {
      this.state = state;
      this.wake();
    });
  }

  /** Waits for data other than the previous. */
  async data(previous?: unknown): Promise<unknown> {
    return (await this.until(({ data }) => data !== undefined && data !== previous)).data;
  }

  /** Waits for an error. */
  async error(): Promise<unknown> {
    return (await this.until(({ error }) => Boolean(error))).error;
  }

  private async until(isReached: (state: State) => boolean): Promise<State> {
    while (!isReached(this.state)) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.state;
  }
}
