import type { OceanQuery } from "ocean-fleet/query";

/** What an application sees of a query. */
export interface State {
  readonly data: unknown;
  readonly error: unknown;
}

/** An application made with a library. `Result` is what the library's hook returns. */
export interface Application<Result = unknown> {
  /** The library's hook. */
  use(query: OceanQuery<unknown>): Result;
  /** What a hook returned, as it is now. */
  read(result: Result): State;
  /** Puts a component on the page that uses a hook, and tells its state after every update; returns what removes it. */
  mount(hook: () => Result, tell: (state: State) => void): () => void;
  /** Invalidates all queries whose key begins like this. */
  invalidate(prefix: readonly unknown[]): unknown;
  /** Forgets all data. */
  close(): void;
}
