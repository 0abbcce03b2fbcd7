// What the page and its worker tell each other. Numbers stand for what is on the other side.

import type { Session } from "../generated/boundary.js";
import type { EncodedError } from "./errors.js";
import type { Encoded } from "./values.js";

/** A message on its way. Whoever makes the worker may have messages of their own. */
export interface Envelope<Message> {
  readonly oceanFleet: Message;
}

/** The message in an envelope; nothing if it is somebody else's. */
export function opened<Message>(data: unknown): Message | undefined {
  return (data as Partial<Envelope<Message>> | null | undefined)?.oceanFleet;
}

/** What the page tells the worker. */
export type ToWorker =
  | { readonly type: "start" }
  /** Creates a client; if that fails, its first call tells. */
  | { readonly type: "create"; readonly client: number; readonly options: Encoded }
  /** `turn` counts the times that somebody has signed out. */
  | { readonly type: "signOut"; readonly client: number; readonly turn: number }
  | { readonly type: "free"; readonly client: number }
  | { readonly type: "forget"; readonly memory: number }
  | { readonly type: "closeDecoder"; readonly decoder: number }
  | { readonly type: "call"; readonly call: number; readonly task: Task }
  /** The reader of a call's batches is ready for another one. */
  | { readonly type: "taken"; readonly owner: number }
  | { readonly type: "abort"; readonly call: number; readonly reason: number }
  /** The reader of a stream has gone. */
  | { readonly type: "cancel"; readonly call: number }
  | { readonly type: "answer"; readonly question: number; readonly answer: Answer };

/** What the worker does for a call, which it answers. */
export type Task =
  | { readonly name: "signIn"; readonly client: number; readonly credentials: Encoded }
  | { readonly name: "intervalOf"; readonly client: number; readonly polling: Encoded }
  | RequestTask
  | { readonly name: "decode"; readonly resource: string; readonly options: Encoded; readonly body: unknown }
  | { readonly name: "openDecoder"; readonly resource: string; readonly options: Encoded }
  | { readonly name: "push"; readonly decoder: number; readonly piece: Uint8Array }
  | { readonly name: "finish"; readonly decoder: number };

export interface RequestTask {
  readonly name: "request";
  readonly client: number;
  readonly resource: string;
  readonly params: Encoded;
  readonly options: Encoded;
  readonly isStream: boolean;
  /** The reason, if the caller's signal is aborted already. */
  readonly aborted: number | undefined;
  readonly memory: number | undefined;
  /** The owner of the made-up batches. */
  readonly rehearsing: number;
}

/** What a function of the application gave, or what it threw. */
export type Answer = { readonly value: Encoded } | { readonly thrown: number };

/** What the worker tells the page. An owner is the call or the client that functions and batches belong to. */
export type ToPage =
  /** The core is there; `build` is the name of its build. */
  | { readonly type: "started"; readonly build: string }
  | { readonly type: "failed"; readonly error: EncodedError }
  | { readonly type: "done"; readonly call: number; readonly value: unknown }
  | { readonly type: "error"; readonly call: number; readonly error: EncodedError }
  | { readonly type: "begin"; readonly owner: number; readonly layout: string | undefined; readonly whole: boolean }
  | BatchMessage
  | HookMessage
  | { readonly type: "ask"; readonly owner: number; readonly name: string; readonly question: number }
  | { readonly type: "session"; readonly client: number; readonly turn: number; readonly session: Session | null }
  /** There will be no more calls of a client's functions. */
  | { readonly type: "freed"; readonly client: number }
  /** The worker no longer needs a value that the page has kept. */
  | { readonly type: "release"; readonly kept: number };

export interface BatchMessage {
  readonly type: "batch";
  readonly owner: number;
  /** The batch, or the JSON of its records. */
  readonly buffer: ArrayBuffer;
}

export interface HookMessage {
  readonly type: "hook";
  readonly owner: number;
  readonly name: string;
  readonly first: unknown;
  readonly second: unknown;
}
