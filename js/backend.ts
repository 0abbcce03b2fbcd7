import type { Session } from "./generated/boundary.js";
import type { BatchSink } from "./records/batch-sink.js";

/** What clients run on: the core in this thread, or one in a worker. It gets copies of what callers pass. */
export interface Backend {
  /** The options of a client. */
  readonly clientKeys: readonly string[];
  /** Fails unless `init` has been called. */
  assertLoaded(): void;
  /** Checks the options of a client, and creates it. */
  createClient(options: unknown): BackendClient;
}

/** The part of a client that does not depend on what its records are given out as. */
export interface BackendClient {
  /** The current session; `null` if there is none. */
  readonly session: Session | null;
  signIn(credentials: unknown): Promise<Session>;
  signOut(): void;
  free(): void;
  /** Checks the options that only a watch has, and gives the time between its polls, in milliseconds. */
  intervalOf(polling: unknown): number | Promise<number>;
  createMemory(): WatchMemory;
  /** Sends a request. For a watch, it gives what the answer consists of: see `Decoder::recognised` in the engine. */
  send(request: BackendRequest, delivery: Delivery): Promise<Uint32Array | undefined>;
}

/** A request, as copied from what the caller passed. */
export interface BackendRequest {
  readonly resource: string;
  readonly params: unknown;
  readonly options: unknown;
  /** If this is a request of a watch. */
  readonly memory?: WatchMemory;
}

/** What a watch remembers of the previous answer. */
export interface WatchMemory {
  /** Forgets it; it can be used again. */
  forget(): void;
}

/** How the records of a request are delivered: all at once, or in a stream. */
export interface Delivery {
  readonly batches: BatchSink;
  /** Takes made-up batches while the request waits for its answer. */
  readonly rehearsal: BatchSink;
  /** What to wait for before doing more work. */
  ready(): Promise<void> | undefined;
  /** For a stream: aborted when its reader has gone. */
  readonly cancelled?: AbortSignal;
}
