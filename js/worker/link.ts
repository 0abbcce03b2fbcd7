import { OceanError } from "../error.js";
import type { Session } from "../generated/boundary.js";
import { callHook } from "../generated/snippets.js";
import type { BatchSink } from "../records/batch-sink.js";
import { decodeError, type EncodedError } from "./errors.js";
import {
  type BatchMessage,
  type Envelope,
  type HookMessage,
  opened,
  type Task,
  type ToPage,
  type ToWorker,
} from "./messages.js";
import { encode, type Functions } from "./values.js";
import type { WorkerLike } from "./worker-like.js";

/** What functions and batches belong to: a call, a decoder or a client. */
export interface Owner {
  readonly functions: Functions;
  readonly batches?: BatchSink;
  /** What to wait for before another batch. */
  ready?(): Promise<void> | undefined;
  /** Told of a client's session. */
  changeSession?(session: Session | null, turn: number): void;
}

/** A call that the worker has not answered yet. */
interface Pending {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** The number of the call that starts the worker. */
const START = 0;

/** The page's end of a worker. */
export class Link {
  private readonly owners = new Map<number, Owner>();
  private readonly pending = new Map<number, Pending>();
  /** Values that the worker may refer to. */
  private readonly kept = new Map<number, unknown>();
  private last = 0;
  private failure: OceanError | undefined;

  constructor(private readonly worker: WorkerLike) {
    worker.addEventListener("message", (event) => {
      const message = opened<ToPage>((event as MessageEvent<unknown>).data);
      if (message) this.receive(message);
    });
    worker.addEventListener("messageerror", () => this.end(unreadable()));
  }

  /** Starts the core in the worker, and gives the name of its build. */
  start(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.pending.set(START, { resolve: resolve as Pending["resolve"], reject });
      this.post({ type: "start" });
    });
  }

  /** Why the worker has ended, if it has. */
  get ending(): OceanError | undefined {
    return this.failure;
  }

  post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    const envelope: Envelope<ToWorker> = { oceanFleet: message };
    if (!this.failure) this.worker.postMessage(envelope, transfer);
  }

  /** A number that stands for something new. */
  next(): number {
    return ++this.last;
  }

  /** Keeps a value, until the worker releases it. */
  readonly keep = (value: unknown): number => {
    const number = this.next();
    this.kept.set(number, value);
    return number;
  };

  own(number: number, owner: Owner): void {
    this.owners.set(number, owner);
  }

  disown(number: number): void {
    this.owners.delete(number);
  }

  /** Has the worker do something. A call owns what it needs for as long as it takes. */
  async call(task: Task, number = this.next(), owner?: Owner, transfer: ArrayBuffer[] = []): Promise<unknown> {
    if (this.failure) throw this.failure;
    if (owner) this.own(number, owner);
    try {
      return await new Promise((resolve, reject) => {
        this.pending.set(number, { resolve, reject });
        this.post({ type: "call", call: number, task }, transfer);
      });
    } finally {
      this.pending.delete(number);
      if (owner) this.disown(number);
    }
  }

  /** Ends the worker; whatever is pending rejects. */
  end(failure: OceanError): void {
    if (this.failure) return;
    this.failure = failure;
    this.worker.terminate();
    for (const { reject } of this.pending.values()) reject(failure);
    for (const map of [this.owners, this.pending, this.kept]) map.clear();
  }

  private receive(message: ToPage): unknown {
    if (this.failure) return undefined;
    switch (message.type) {
      case "started":
        return this.pending.get(START)?.resolve(message.build);
      case "failed":
        return this.pending.get(START)?.reject(this.decoded(message.error));
      case "done":
        return this.pending.get(message.call)?.resolve(message.value);
      case "error":
        return this.pending.get(message.call)?.reject(this.decoded(message.error));
      case "begin":
        return this.owners.get(message.owner)?.batches?.begin(message.layout, message.whole);
      case "batch":
        return this.take(message);
      case "hook":
        return this.tell(message);
      case "ask":
        return this.answer(message);
      case "session":
        return this.owners.get(message.client)?.changeSession?.(message.session, message.turn);
      case "freed":
        return this.disown(message.client);
      case "release":
        return this.kept.delete(message.kept);
    }
  }

  private decoded(error: EncodedError): unknown {
    return decodeError(error, (kept) => this.kept.get(kept));
  }

  /** Builds a batch's records, and says so once there is need of another one. */
  private take({ owner, buffer }: BatchMessage): void {
    const { batches, ready } = this.owners.get(owner) ?? {};
    try {
      batches?.take(buffer, 0, 0, buffer.byteLength);
    } catch (error) {
      // Such as for want of memory. What the worker has yet to say of the call is no longer of interest.
      this.pending.get(owner)?.reject(error);
      this.post({ type: "cancel", call: owner });
    }
    const taken = () => this.post({ type: "taken", owner });
    const wait = ready?.();
    if (wait) void wait.then(taken);
    else taken();
  }

  private tell({ owner, name, first, second }: HookMessage): void {
    const hook = this.owners.get(owner)?.functions[name];
    if (hook) callHook(hook, first, second);
  }

  /** Asks the application for credentials or a token. */
  private async answer({ owner, name, question }: Extract<ToPage, { type: "ask" }>): Promise<void> {
    const behind = { functions: {}, keep: this.keep };
    try {
      const value = await this.owners.get(owner)?.functions[name]?.();
      // A token is text; anything else is refused, and not read.
      const isRead = Array.isArray(value) || typeof value === "string";
      this.post({ type: "answer", question, answer: { value: isRead ? encode(value, behind) : undefined } });
    } catch (thrown) {
      this.post({ type: "answer", question, answer: { thrown: this.keep(thrown) } });
    }
  }
}

function unreadable(): OceanError {
  const message = "A message of the worker cannot be read, perhaps for want of memory. The worker was ended.";
  return new OceanError("internal", `${message} Call \`await init()\` to start another one.`);
}
